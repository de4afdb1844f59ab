/** The components that come along. */
@NullMarked
package dev.bitbrat.behaviours.builtin;

import org.jspecify.annotations.NullMarked;
