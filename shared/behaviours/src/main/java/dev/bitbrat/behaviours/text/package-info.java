/** Templates read: which placeholders there are. */
@NullMarked
package dev.bitbrat.behaviours.text;

import org.jspecify.annotations.NullMarked;
