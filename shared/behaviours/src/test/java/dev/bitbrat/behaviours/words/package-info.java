@NullMarked
package dev.bitbrat.behaviours.words;

import org.jspecify.annotations.NullMarked;
