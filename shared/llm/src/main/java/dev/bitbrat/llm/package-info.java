/** The language model: a port, its adapter over the OpenAI SDK, and the stage that asks it. */
@NullMarked
package dev.bitbrat.llm;

import org.jspecify.annotations.NullMarked;
