@NullMarked
package dev.bitbrat.examples.dice;

import org.jspecify.annotations.NullMarked;
