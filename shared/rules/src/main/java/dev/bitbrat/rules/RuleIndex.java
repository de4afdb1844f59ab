package dev.bitbrat.rules;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the few rules that an event could match, by what each requires. Of a rule's requirements
 * the one is used that the fewest rules share. May find too many, never too few.
 */
final class RuleIndex {
  private final BitSet always = new BitSet();
  private final Map<String, Values> values = new LinkedHashMap<>();

  /** The rules that ask for the value at one path. */
  private static final class Values {
    private final Path path;
    private final Map<String, BitSet> equal = new HashMap<>();
    private final BitSet anyEqual = new BitSet();
    private final Needles needles = new Needles();

    private Values(String name) {
      path = Path.of(name, new Run());
    }

    void add(Key key, int rule) {
      switch (key) {
        case Key.Equal(String name, String value) -> {
          equal.computeIfAbsent(value, v -> new BitSet()).set(rule);
          anyEqual.set(rule);
        }
        case Key.Contains(String name, String part) -> needles.add(part, rule);
      }
    }

    void find(Map<String, @Nullable Object> data, BitSet found) {
      Object value = path.find(data, null);
      if (value == null) return;
      if (value instanceof String text) {
        BitSet same = equal.get(text);
        if (same != null) found.or(same);
        if (!needles.all().isEmpty()) needles.find(text, found);
      } else {
        // What is not a text may still be equal to one, or hold it.
        found.or(anyEqual);
        found.or(needles.all());
      }
    }
  }

  RuleIndex(List<Logic> rules) {
    List<List<Set<Key>>> required = new ArrayList<>();
    Map<Key, Integer> shared = new HashMap<>();
    for (Logic logic : rules) {
      List<Set<Key>> one = Requirements.of(logic.tree());
      required.add(one);
      for (Set<Key> keys : one) keys.forEach(key -> shared.merge(key, 1, Integer::sum));
    }
    for (int i = 0; i < rules.size(); i++) add(i, required.get(i), shared);
    values.values().forEach(v -> v.needles.link());
  }

  private void add(int rule, List<Set<Key>> required, Map<Key, Integer> shared) {
    required.stream()
        .min(
            Comparator.<Set<Key>>comparingInt(keys -> shares(keys, shared))
                .thenComparing(Comparator.comparingInt(RuleIndex::length).reversed()))
        .ifPresentOrElse(keys -> add(rule, keys), () -> always.set(rule));
  }

  private void add(int rule, Set<Key> keys) {
    for (Key key : keys) values.computeIfAbsent(key.path(), Values::new).add(key, rule);
  }

  /** The rules, by their place in the list, that {@code data} could match. */
  BitSet find(Map<String, @Nullable Object> data) {
    BitSet found = (BitSet) always.clone();
    for (Values one : values.values()) one.find(data, found);
    return found;
  }

  private static int shares(Collection<Key> keys, Map<Key, Integer> shared) {
    return keys.stream().mapToInt(key -> shared.getOrDefault(key, 0)).sum();
  }

  private static int length(Collection<Key> keys) {
    return keys.stream()
        .mapToInt(
            key ->
                switch (key) {
                  case Key.Equal equal -> Integer.MAX_VALUE;
                  case Key.Contains(String path, String part) -> part.length();
                })
        .min()
        .orElse(0);
  }
}
