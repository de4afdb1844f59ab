/** Fires what is due: {@code internal.scheduler.tick} in. */
@NullMarked
package dev.bitbrat.functions.scheduler;

import org.jspecify.annotations.NullMarked;
