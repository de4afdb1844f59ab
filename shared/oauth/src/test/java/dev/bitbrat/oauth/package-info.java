@NullMarked
package dev.bitbrat.oauth;

import org.jspecify.annotations.NullMarked;
