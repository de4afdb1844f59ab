/**
 * Twitch's chat over IRC, for whoever wants it so. What is said goes out through Helix all the
 * same.
 */
@NullMarked
package dev.bitbrat.irc;

import org.jspecify.annotations.NullMarked;
