/** Sends to Twitch: {@code internal.egress.v1.twitch} in. */
@NullMarked
package dev.bitbrat.functions.egresstwitch;

import org.jspecify.annotations.NullMarked;
