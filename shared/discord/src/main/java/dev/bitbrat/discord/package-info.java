/**
 * Discord over HTTP: interactions in, messages and moderation out. What becomes of which
 * interaction is in {@code docs/discord-events.md}.
 */
@NullMarked
package dev.bitbrat.discord;

import org.jspecify.annotations.NullMarked;
