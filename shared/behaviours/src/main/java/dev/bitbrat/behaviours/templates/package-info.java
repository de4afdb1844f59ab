/** Behaviours that many bots want, by a line each. */
@NullMarked
package dev.bitbrat.behaviours.templates;

import org.jspecify.annotations.NullMarked;
