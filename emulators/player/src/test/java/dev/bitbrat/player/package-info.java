@NullMarked
package dev.bitbrat.player;

import org.jspecify.annotations.NullMarked;
