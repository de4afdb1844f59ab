/** Plans the way of an event: {@code internal.user.enriched.v1} in. */
@NullMarked
package dev.bitbrat.functions.eventrouter;

import org.jspecify.annotations.NullMarked;
