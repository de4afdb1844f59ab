/** The command line: {@code brat}. */
@NullMarked
package dev.bitbrat.cli;

import org.jspecify.annotations.NullMarked;
