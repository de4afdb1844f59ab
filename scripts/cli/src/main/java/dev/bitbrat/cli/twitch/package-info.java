/** {@code brat twitch}: what Twitch tells us, and whether it does. */
@NullMarked
package dev.bitbrat.cli.twitch;

import org.jspecify.annotations.NullMarked;
