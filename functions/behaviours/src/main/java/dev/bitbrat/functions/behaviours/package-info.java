/** Runs the bot: {@code internal.command.v1} in. */
@NullMarked
package dev.bitbrat.functions.behaviours;

import org.jspecify.annotations.NullMarked;
