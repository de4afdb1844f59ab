/** Takes EventSub notifications of Twitch and publishes them as events. */
@NullMarked
package dev.bitbrat.functions.twitchwebhook;

import org.jspecify.annotations.NullMarked;
