@NullMarked
package dev.bitbrat.cli;

import org.jspecify.annotations.NullMarked;
