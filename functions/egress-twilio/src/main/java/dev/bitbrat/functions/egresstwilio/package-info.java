/** Sends to Twilio: {@code internal.egress.v1.twilio} in. */
@NullMarked
package dev.bitbrat.functions.egresstwilio;

import org.jspecify.annotations.NullMarked;
