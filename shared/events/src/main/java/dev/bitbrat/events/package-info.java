/** The event every stage shares: plain immutable values, no I/O, no library. */
@NullMarked
package dev.bitbrat.events;

import org.jspecify.annotations.NullMarked;
