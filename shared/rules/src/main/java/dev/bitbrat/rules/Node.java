package dev.bitbrat.rules;

import org.jspecify.annotations.Nullable;

/** Compiled logic: what it gives for the data in scope. */
@FunctionalInterface
interface Node {
  /**
   * @throws LogicException if the budget is used up or a value is unfit
   */
  @Nullable Object eval(@Nullable Object data, Run run);

  /** A value that does not depend on data. */
  record Constant(@Nullable Object value) implements Node {
    static final Constant UNDEFINED = new Constant(Js.UNDEFINED);

    @Override
    public @Nullable Object eval(@Nullable Object data, Run run) {
      return value;
    }
  }
}
