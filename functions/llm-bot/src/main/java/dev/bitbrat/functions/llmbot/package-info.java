/** Asks a language model: {@code internal.llmbot.v1} in. */
@NullMarked
package dev.bitbrat.functions.llmbot;

import org.jspecify.annotations.NullMarked;
