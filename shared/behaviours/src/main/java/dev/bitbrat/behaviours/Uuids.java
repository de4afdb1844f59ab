package dev.bitbrat.behaviours;

import dev.bitbrat.behaviours.words.Names;
import dev.bitbrat.events.Tree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sees to it that everything in a configuration has a uuid of its own. */
final class Uuids {
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final List<Finding> findings;
  private final Map<String, String> seen = new HashMap<>();

  Uuids(List<Finding> findings) {
    this.findings = findings;
  }

  /** The uuid of what stands at {@code path}, in lower case. */
  String of(String path, Map<String, @Nullable Object> tree) {
    String text = Tree.string(tree, "uuid");
    if (text == null || !UUID.matcher(text).matches()) {
      findings.add(
          Finding.error(
              path, "uuid", "expected a UUID such as 5eed0001-0000-4000-8000-000000000001"));
      return path;
    }
    String uuid = Names.fold(text);
    String twin = seen.putIfAbsent(uuid, path);
    if (twin != null) findings.add(Finding.error(path, "uuid", "the uuid is taken by " + twin));
    return uuid;
  }
}
