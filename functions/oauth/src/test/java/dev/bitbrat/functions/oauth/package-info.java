@NullMarked
package dev.bitbrat.functions.oauth;

import org.jspecify.annotations.NullMarked;
