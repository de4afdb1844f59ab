package dev.bitbrat.rules;

import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The names of all operators. */
final class Names {
  private static final int BRIEF = 40;
  private static final Set<String> ALL = all();

  private Names() {}

  static @Nullable Operator operator(String name) {
    Operator standard = Operators.ALL.get(name);
    return standard != null ? standard : Extensions.ALL.get(name);
  }

  /** A name short enough for a message. */
  static String brief(String name) {
    return name.length() <= BRIEF ? name : name.substring(0, BRIEF) + "...";
  }

  /** The known name that differs least from {@code name}. */
  static String nearest(String name) {
    String wrong = brief(name);
    return ALL.stream()
        .min(Comparator.comparingInt((String known) -> distance(wrong, known)))
        .orElseThrow();
  }

  private static Set<String> all() {
    Set<String> names = new TreeSet<>(Forms.ALL.keySet());
    names.addAll(Operators.ALL.keySet());
    names.addAll(Extensions.ALL.keySet());
    return names;
  }

  /** How many characters must be changed, added or left out. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) row[j] = j;
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
