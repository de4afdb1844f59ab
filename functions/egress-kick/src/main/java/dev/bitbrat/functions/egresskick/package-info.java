/** Sends to Kick: {@code internal.egress.v1.kick} in. */
@NullMarked
package dev.bitbrat.functions.egresskick;

import org.jspecify.annotations.NullMarked;
