/** Keeps below a platform's rate limits. */
@NullMarked
package dev.bitbrat.platform.pace;

import org.jspecify.annotations.NullMarked;
