/** Plays transcripts on the whole platform, in a world of their own. */
@NullMarked
package dev.bitbrat.player;

import org.jspecify.annotations.NullMarked;
