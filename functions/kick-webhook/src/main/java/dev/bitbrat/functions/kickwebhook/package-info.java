/** Takes deliveries of Kick's webhooks and publishes them as events. */
@NullMarked
package dev.bitbrat.functions.kickwebhook;

import org.jspecify.annotations.NullMarked;
