/**
 * Discord's gateway, through JDA: what is written and what happens in guilds. What becomes of it is
 * in the table of {@code docs/discord-gateway-events.md}.
 */
@NullMarked
package dev.bitbrat.discordgateway;

import org.jspecify.annotations.NullMarked;
