/**
 * Twitch: EventSub deliveries in, chat messages out. What becomes of which EventSub subscription is
 * in the mapping table of {@code docs/twitch-events.md}.
 */
@NullMarked
package dev.bitbrat.twitch;

import org.jspecify.annotations.NullMarked;
