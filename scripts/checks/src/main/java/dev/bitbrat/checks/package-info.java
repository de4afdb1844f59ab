/** Rules of the house that a machine can hold: formatting and which module may know which. */
@NullMarked
package dev.bitbrat.checks;

import org.jspecify.annotations.NullMarked;
