/**
 * Twilio: deliveries of SMS and Conversations (classic) in, messages out. What becomes of which
 * delivery is in the tables of {@code docs/twilio-events.md}.
 */
@NullMarked
package dev.bitbrat.twilio;

import org.jspecify.annotations.NullMarked;
