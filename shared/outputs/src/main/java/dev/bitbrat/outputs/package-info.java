/** The egress stage of a function, whichever platforms it carries. */
@NullMarked
package dev.bitbrat.outputs;

import org.jspecify.annotations.NullMarked;
