package dev.bitbrat.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operators that decide themselves which argument is evaluated, when, and with what data. */
final class Forms {
  static final Map<String, Form> ALL =
      Map.ofEntries(
          Map.entry("if", Forms::choose),
          Map.entry("?:", Forms::choose),
          Map.entry("and", nodes -> stopAt(nodes, false)),
          Map.entry("or", nodes -> stopAt(nodes, true)),
          Map.entry("var", Forms::variable),
          Map.entry("filter", Forms::filter),
          Map.entry("map", Forms::map),
          Map.entry("reduce", Forms::reduce),
          Map.entry("all", Forms::all),
          Map.entry("none", nodes -> negated(some(nodes))),
          Map.entry("some", Forms::some));

  private Forms() {}

  @FunctionalInterface
  interface Form {
    Node of(Node[] arguments);
  }

  private static Node choose(Node[] nodes) {
    return (data, run) -> {
      int i = 0;
      for (; i < nodes.length - 1; i += 2) {
        if (Js.truthy(nodes[i].eval(data, run))) return nodes[i + 1].eval(data, run);
      }
      return i < nodes.length ? nodes[i].eval(data, run) : null;
    };
  }

  /** The first value that is as true as {@code wanted}, else the last. */
  private static Node stopAt(Node[] nodes, boolean wanted) {
    return (data, run) -> {
      run.step();
      Object value = Js.UNDEFINED;
      for (Node node : nodes) {
        value = node.eval(data, run);
        if (Js.truthy(value) == wanted) return value;
      }
      return value;
    };
  }

  private static Node variable(Node[] nodes) {
    Node name = argument(nodes, 0);
    Node fallback = argument(nodes, 1);
    if (name instanceof Node.Constant(Object constant)) {
      Path path = Path.of(constant, new Run());
      return (data, run) -> {
        run.step();
        return path.find(data, fallback(fallback, data, run));
      };
    }
    return (data, run) -> {
      run.step();
      Path path = Path.of(name.eval(data, run), run);
      return path.find(data, fallback(fallback, data, run));
    };
  }

  private static @Nullable Object fallback(Node node, @Nullable Object data, Run run) {
    Object value = node.eval(data, run);
    return Js.isUndefined(value) ? null : value;
  }

  private static Node filter(Node[] nodes) {
    Node list = argument(nodes, 0);
    Node condition = argument(nodes, 1);
    return (data, run) -> {
      List<@Nullable Object> kept = new ArrayList<>();
      for (Object item : items(list.eval(data, run))) {
        run.step();
        if (Js.truthy(condition.eval(item, run))) kept.add(item);
      }
      return Collections.unmodifiableList(kept);
    };
  }

  private static Node map(Node[] nodes) {
    Node list = argument(nodes, 0);
    Node change = argument(nodes, 1);
    return (data, run) -> {
      List<@Nullable Object> changed = new ArrayList<>();
      for (Object item : items(list.eval(data, run))) {
        run.step();
        changed.add(change.eval(item, run));
      }
      return Collections.unmodifiableList(changed);
    };
  }

  private static Node reduce(Node[] nodes) {
    Node list = argument(nodes, 0);
    Node step = argument(nodes, 1);
    Node initial = nodes.length > 2 ? nodes[2] : new Node.Constant(null);
    return (data, run) -> {
      List<?> items = items(list.eval(data, run));
      Object accumulator = initial.eval(data, run);
      for (Object item : items) {
        run.charge(2);
        Map<String, @Nullable Object> scope = new HashMap<>(4);
        scope.put("current", item);
        scope.put("accumulator", accumulator);
        accumulator = step.eval(scope, run);
      }
      return accumulator;
    };
  }

  private static Node all(Node[] nodes) {
    Node list = argument(nodes, 0);
    Node condition = argument(nodes, 1);
    return (data, run) -> {
      List<?> items = items(list.eval(data, run));
      for (Object item : items) {
        run.step();
        if (!Js.truthy(condition.eval(item, run))) return false;
      }
      return !items.isEmpty();
    };
  }

  private static Node some(Node[] nodes) {
    Node list = argument(nodes, 0);
    Node condition = argument(nodes, 1);
    return (data, run) -> {
      for (Object item : items(list.eval(data, run))) {
        run.step();
        if (Js.truthy(condition.eval(item, run))) return true;
      }
      return false;
    };
  }

  private static Node negated(Node node) {
    return (data, run) -> !Js.truthy(node.eval(data, run));
  }

  private static List<?> items(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  private static Node argument(Node[] nodes, int index) {
    return index < nodes.length ? nodes[index] : Node.Constant.UNDEFINED;
  }
}
