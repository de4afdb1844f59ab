package dev.bitbrat.config;

import dev.bitbrat.events.Tree;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that uuids are uuids, and different ones, in documents that the behaviours' own reader
 * does not look at.
 */
final class DocumentUuids {
  private static final Set<String> READ = Set.of("DataStore", "DataSource");
  private static final List<String> LISTS =
      List.of("triggers", "conditions", "actions", "inputs", "outputs");

  private final Problems problems;
  private final Places places;
  private final Map<String, String> seen = new HashMap<>();

  DocumentUuids(Problems problems, Places places) {
    this.problems = problems;
    this.places = places;
  }

  void check(Map<String, @Nullable Object> bundle) {
    each("behaviours", bundle, false);
    List<Map<String, @Nullable Object>> documents = Tree.maps(bundle, "documents");
    for (boolean others : new boolean[] {false, true}) {
      for (int i = 0; i < documents.size(); i++) {
        boolean isOther = !READ.contains(String.valueOf(documents.get(i).get("kind")));
        if (isOther == others) visit("documents[" + i + ']', documents.get(i), others);
      }
    }
    note("bot", bundle, true);
  }

  private void each(String path, Map<String, @Nullable Object> around, boolean told) {
    String list = path.substring(path.lastIndexOf('.') + 1);
    List<Map<String, @Nullable Object>> items = Tree.maps(around, list);
    for (int i = 0; i < items.size(); i++) visit(path + '[' + i + ']', items.get(i), told);
  }

  private void visit(String path, Map<String, @Nullable Object> tree, boolean told) {
    note(path, tree, told);
    for (String list : LISTS) each(path + '.' + list, tree, told);
  }

  /**
   * @param told whether nobody else tells
   */
  private void note(String path, Map<String, @Nullable Object> tree, boolean told) {
    Object uuid = tree.get("uuid");
    if (uuid == null) return;
    String at = path + ".uuid";
    String twin = seen.putIfAbsent(uuid.toString().toLowerCase(Locale.ROOT), path);
    if (!told) return;
    if (!UuidForm.isUuid(uuid)) {
      problems.error(
          places.near(at, Place.start("")),
          at,
          "expected a UUID such as 5eed0001-0000-4000-8000-000000000001");
    } else if (twin != null) {
      problems.error(places.near(at, Place.start("")), at, "the uuid is taken by " + twin);
    }
  }
}
