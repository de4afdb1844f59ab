/** Where a platform's channels are, by their names. */
@NullMarked
package dev.bitbrat.platform.places;

import org.jspecify.annotations.NullMarked;
