/** The HTTP API: chat with the bot, read traces, look after dead letters. */
@NullMarked
package dev.bitbrat.api;

import org.jspecify.annotations.NullMarked;
