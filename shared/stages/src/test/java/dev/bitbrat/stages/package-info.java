@NullMarked
package dev.bitbrat.stages;

import org.jspecify.annotations.NullMarked;
