/** Measurements, as ratios in one run. Not tests. */
@NullMarked
package dev.bitbrat.bench;

import org.jspecify.annotations.NullMarked;
