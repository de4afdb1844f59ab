package dev.bitbrat.rules;

import dev.bitbrat.events.Tree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JsonLogic, compiled once and evaluated often: every operator of json-logic-js 2.0.5 with
 * JavaScript's coercions, and the extensions {@code ci_eq, re_test, slip_complete, has_role,
 * has_annotation, has_candidate, text_contains}. {@code log} logs nothing. Safe for many threads.
 */
public final class Logic {
  private final @Nullable Object tree;
  private final Node node;

  private Logic(@Nullable Object tree, Node node) {
    this.tree = tree;
    this.node = node;
  }

  /** What compiling gives: refusing logic is an answer, not an exception. */
  public sealed interface Compiled {
    record Ok(Logic logic) implements Compiled {}

    /**
     * @param reason for a person
     * @param path where in the tree, for example {@code $.and[1].re_test}
     */
    record Invalid(String reason, String path) implements Compiled {}
  }

  /** Compiles a tree of at most 64 levels, 10,000 values and 64 Ki characters. */
  public static Compiled compile(@Nullable Object tree) {
    String refusal = Limits.LOGIC.refusal(tree);
    if (refusal != null) return new Compiled.Invalid(refusal, "$");
    Object copy = Tree.copyOf(tree);
    try {
      return new Compiled.Ok(new Logic(copy, new Compiler().compile(copy)));
    } catch (Compiler.Refused e) {
      return new Compiled.Invalid(e.reason(), e.path());
    }
  }

  /**
   * What the logic gives for the data, as a JSON value; a number that JSON does not have is {@code
   * null}.
   *
   * @param data a {@link Tree} value, or a read-only map that makes its values when asked
   * @throws LogicException if it takes more than 100,000 steps, or an argument is unfit
   */
  public @Nullable Object evaluate(@Nullable Object data) {
    Run run = new Run();
    return json(node.eval(data, run), 0, run);
  }

  /** Whether the result is {@code true} or 1: other true values do not count as a match. */
  boolean matches(@Nullable Object data) {
    return isMatch(evaluate(data));
  }

  static boolean isMatch(@Nullable Object result) {
    return result instanceof Boolean b ? b : result instanceof Number n && n.doubleValue() == 1;
  }

  /** The tree that this was compiled from. */
  public @Nullable Object tree() {
    return tree;
  }

  private static @Nullable Object json(@Nullable Object value, int depth, Run run) {
    if (Js.isUndefined(value)) return null;
    if (value instanceof Double d && !Double.isFinite(d)) return null;
    if (!(value instanceof List<?> list)) return value;
    if (depth > Limits.DEPTH) throw new LogicException("the result is nested too deeply");
    run.charge(1 + list.size());
    List<@Nullable Object> copy = new ArrayList<>(list.size());
    for (Object element : list) copy.add(json(element, depth + 1, run));
    return Collections.unmodifiableList(copy);
  }
}
