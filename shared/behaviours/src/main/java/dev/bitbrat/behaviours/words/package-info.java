/** Words and names of people: how they are split and compared. */
@NullMarked
package dev.bitbrat.behaviours.words;

import org.jspecify.annotations.NullMarked;
