package dev.bitbrat.rules;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds in one pass over a text whatever of many parts it contains (Aho and Corasick). */
final class Needles {
  /** Longer parts are looked for by their beginning. */
  private static final int MAX_PART = 16;

  private final State root = new State();
  private final BitSet all = new BitSet();
  private boolean linked;

  private static final class State {
    private final Map<Character, State> next = new HashMap<>(2);
    private @Nullable State suffix;

    /** The nearest state on the way of suffixes where parts end, this one included. */
    private @Nullable State hit;

    private @Nullable BitSet rules;
  }

  /** Has rule {@code index} found in texts that contain {@code part}, which is folded. */
  void add(String part, int index) {
    State state = root;
    for (int i = 0; i < Math.min(part.length(), MAX_PART); i++) {
      state = state.next.computeIfAbsent(part.charAt(i), c -> new State());
    }
    if (state.rules == null) state.rules = new BitSet();
    state.rules.set(index);
    all.set(index);
    linked = false;
  }

  BitSet all() {
    return all;
  }

  /** To be called once, after the last {@link #add} and before the first {@link #find}. */
  void link() {
    Deque<State> open = new ArrayDeque<>();
    open.add(root);
    while (!open.isEmpty()) {
      State state = open.remove();
      state.next.forEach(
          (c, child) -> {
            child.suffix = state == root ? root : follow(suffixOf(state), c);
            child.hit = child.rules == null ? suffixOf(child).hit : child;
            open.add(child);
          });
    }
    linked = true;
  }

  void find(String text, BitSet found) {
    if (!linked) throw new IllegalStateException("link() comes first");
    State state = root;
    for (int i = 0; i < text.length(); i++) {
      state = follow(state, Fold.fold(text.charAt(i)));
      for (State hit = state.hit; hit != null; hit = suffixOf(hit).hit) {
        if (hit.rules != null) found.or(hit.rules);
      }
    }
  }

  private State follow(State from, char c) {
    State state = from;
    while (true) {
      State next = state.next.get(c);
      if (next != null) return next;
      if (state == root) return root;
      state = suffixOf(state);
    }
  }

  private State suffixOf(State state) {
    return state.suffix == null ? root : state.suffix;
  }
}
