@NullMarked
package dev.bitbrat.standins;

import org.jspecify.annotations.NullMarked;
