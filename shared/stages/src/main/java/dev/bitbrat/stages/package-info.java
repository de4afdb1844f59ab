/** The stages: each decides about one event, over ports. */
@NullMarked
package dev.bitbrat.stages;

import org.jspecify.annotations.NullMarked;
