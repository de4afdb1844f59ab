package dev.bitbrat.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes closures of a logic tree; an instance compiles one tree. */
final class Compiler {
  /** Innermost first. */
  private final Deque<String> where = new ArrayDeque<>();

  /** Why a tree is no logic; does not leave the package. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final String path;

    private Refused(String reason, String path) {
      super(reason, null, false, false);
      this.path = path;
    }

    String reason() {
      return String.valueOf(getMessage());
    }

    String path() {
      return path;
    }
  }

  Node compile(@Nullable Object tree) throws Refused {
    return switch (tree) {
      case List<?> list -> list(list);
      // An object of no or several keys is data, as in json-logic-js.
      case Map<?, ?> map when map.size() == 1 -> {
        Map.Entry<?, ?> only = map.entrySet().iterator().next();
        yield operation(String.valueOf(only.getKey()), only.getValue());
      }
      case null, default -> new Node.Constant(tree);
    };
  }

  private Node list(List<?> list) throws Refused {
    Node[] nodes = all(list);
    if (constant(nodes)) return new Node.Constant(list);
    return (data, run) -> {
      run.charge(1 + nodes.length / 8);
      List<@Nullable Object> values = new ArrayList<>(nodes.length);
      for (Node node : nodes) values.add(node.eval(data, run));
      return Collections.unmodifiableList(values);
    };
  }

  private Node operation(String name, @Nullable Object values) throws Refused {
    where.push("." + Names.brief(name));
    // The short form of one argument.
    Node[] nodes = values instanceof List<?> list ? all(list) : new Node[] {compile(values)};
    Node node = operation(name, nodes);
    where.pop();
    return node;
  }

  private Node operation(String name, Node[] nodes) throws Refused {
    Forms.Form form = Forms.ALL.get(name);
    if (form != null) return form.of(nodes);
    if (name.equals("re_test") && nodes.length > 1) {
      Node test = constantPattern(nodes);
      if (test != null) return test;
    }
    Operator operator = Names.operator(name);
    if (operator == null) {
      throw refused(
          "no operator is called " + Names.brief(name) + "; the nearest is " + Names.nearest(name));
    }
    return (data, run) -> {
      run.step();
      return operator.apply(Arguments.evaluate(nodes, data, run), run);
    };
  }

  private @Nullable Node constantPattern(Node[] nodes) throws Refused {
    boolean known = nodes[1] instanceof Node.Constant;
    if (nodes.length > 2 && !(nodes[2] instanceof Node.Constant)) known = false;
    if (!known) return null;
    Run once = new Run();
    Arguments a = Arguments.evaluate(Arrays.copyOfRange(nodes, 1, nodes.length), null, once);
    String source = Extensions.pattern(a.at(0), once);
    if (source == null) throw refused("the pattern is missing");
    return switch (Regex.compile(source, Extensions.flags(a.at(0), a.at(1), once))) {
      case Regex.Compiled.Invalid(String reason) -> throw refused(reason);
      case Regex.Compiled.Usable(Regex regex) -> test(nodes[0], regex);
    };
  }

  private static Node test(Node value, Regex regex) {
    return (data, run) -> regex.find(JsText.orEmpty(value.eval(data, run), run), run);
  }

  private Node[] all(List<?> list) throws Refused {
    Node[] nodes = new Node[list.size()];
    for (int i = 0; i < nodes.length; i++) {
      where.push("[" + i + "]");
      nodes[i] = compile(list.get(i));
      where.pop();
    }
    return nodes;
  }

  private static boolean constant(Node[] nodes) {
    for (Node node : nodes) {
      if (!(node instanceof Node.Constant)) return false;
    }
    return true;
  }

  private Refused refused(String reason) {
    StringBuilder path = new StringBuilder("$");
    where.descendingIterator().forEachRemaining(path::append);
    return new Refused(reason, path.toString());
  }
}
