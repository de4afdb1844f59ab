package dev.bitbrat.rules;

import org.jspecify.annotations.Nullable;

/** An operator whose arguments are all evaluated before it is. */
@FunctionalInterface
interface Operator {
  @Nullable Object apply(Arguments arguments, Run run);
}
