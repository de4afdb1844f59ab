@NullMarked
package dev.bitbrat.kick;

import org.jspecify.annotations.NullMarked;
