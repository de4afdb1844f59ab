@NullMarked
package dev.bitbrat.api;

import org.jspecify.annotations.NullMarked;
