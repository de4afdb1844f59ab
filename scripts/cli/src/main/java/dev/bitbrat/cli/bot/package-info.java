/** Which bot a command is about, and its files. */
@NullMarked
package dev.bitbrat.cli.bot;

import org.jspecify.annotations.NullMarked;
