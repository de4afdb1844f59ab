@NullMarked
package dev.bitbrat.platform.tokens;

import org.jspecify.annotations.NullMarked;
