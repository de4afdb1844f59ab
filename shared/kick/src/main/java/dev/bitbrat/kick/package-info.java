/** Kick: deliveries of its webhooks become events; messages and moderation go out by its API. */
@NullMarked
package dev.bitbrat.kick;

import org.jspecify.annotations.NullMarked;
