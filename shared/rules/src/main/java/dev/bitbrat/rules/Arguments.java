package dev.bitbrat.rules;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Evaluated arguments of an operator, and the data in scope. */
final class Arguments {
  private final @Nullable Object[] values;
  private final @Nullable Object data;

  private Arguments(@Nullable Object[] values, @Nullable Object data) {
    this.values = values;
    this.data = data;
  }

  static Arguments evaluate(Node[] nodes, @Nullable Object data, Run run) {
    @Nullable Object[] values = new @Nullable Object[nodes.length];
    for (int i = 0; i < nodes.length; i++) values[i] = nodes[i].eval(data, run);
    return new Arguments(values, data);
  }

  @Nullable Object data() {
    return data;
  }

  int count() {
    return values.length;
  }

  /** The argument at {@code index}, or {@link Js#UNDEFINED} if it is absent. */
  @Nullable Object at(int index) {
    return index < values.length ? values[index] : Js.UNDEFINED;
  }

  boolean has(int index) {
    return !Js.isUndefined(at(index));
  }

  List<@Nullable Object> list() {
    return Collections.unmodifiableList(Arrays.<@Nullable Object>asList(values));
  }
}
