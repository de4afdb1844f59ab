@NullMarked
package dev.bitbrat.checks;

import org.jspecify.annotations.NullMarked;
