/** Takes deliveries of Twilio and publishes them as events. */
@NullMarked
package dev.bitbrat.functions.twiliowebhook;

import org.jspecify.annotations.NullMarked;
