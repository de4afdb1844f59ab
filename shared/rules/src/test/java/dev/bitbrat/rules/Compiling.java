package dev.bitbrat.rules;

import org.jspecify.annotations.Nullable;

/** Compiles logic of which a test knows how that ends. */
final class Compiling {
  private Compiling() {}

  static Logic ok(@Nullable Object tree) {
    return switch (Logic.compile(tree)) {
      case Logic.Compiled.Ok(Logic logic) -> logic;
      case Logic.Compiled.Invalid invalid -> throw new AssertionError(invalid);
    };
  }

  static Logic.Compiled.Invalid invalid(@Nullable Object tree) {
    return switch (Logic.compile(tree)) {
      case Logic.Compiled.Ok(Logic logic) -> throw new AssertionError("compiled: " + logic.tree());
      case Logic.Compiled.Invalid invalid -> invalid;
    };
  }
}
