/** Sends to Discord: {@code internal.egress.v1.discord} in. */
@NullMarked
package dev.bitbrat.functions.egressdiscord;

import org.jspecify.annotations.NullMarked;
