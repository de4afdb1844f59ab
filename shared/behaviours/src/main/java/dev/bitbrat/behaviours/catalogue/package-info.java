/** Which components there are, and what is known of each: read from their records. */
@NullMarked
package dev.bitbrat.behaviours.catalogue;

import org.jspecify.annotations.NullMarked;
