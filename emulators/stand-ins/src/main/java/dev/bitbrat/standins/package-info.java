/** Servers that speak the platforms' wire protocols on this machine, for tests and for trying. */
@NullMarked
package dev.bitbrat.standins;

import org.jspecify.annotations.NullMarked;
