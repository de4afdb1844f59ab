/** Plays stories with a bot. */
@NullMarked
package dev.bitbrat.cli.test;

import org.jspecify.annotations.NullMarked;
