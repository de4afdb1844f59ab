/** The lines of a transcript: read and written. */
@NullMarked
package dev.bitbrat.cli.transcript;

import org.jspecify.annotations.NullMarked;
