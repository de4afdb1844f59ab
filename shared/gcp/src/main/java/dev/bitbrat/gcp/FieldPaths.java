package dev.bitbrat.gcp;

import java.util.regex.Pattern;

/** Names of top-level fields as Firestore's masks, transforms and queries spell them. */
final class FieldPaths {
  /** The document's own name, in queries. */
  static final String ID = "__name__";

  private static final Pattern PLAIN = Pattern.compile("[a-zA-Z_][a-zA-Z_0-9]*");

  private FieldPaths() {}

  static String of(String field) {
    String name = FirestoreValues.name(field);
    if (PLAIN.matcher(name).matches()) return name;
    return '`' + name.replace("\\", "\\\\").replace("`", "\\`") + '`';
  }
}
