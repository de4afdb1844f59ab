@NullMarked
package dev.bitbrat.irc;

import org.jspecify.annotations.NullMarked;
