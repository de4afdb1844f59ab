@NullMarked
package dev.bitbrat.twitch;

import org.jspecify.annotations.NullMarked;
