package dev.bitbrat.behaviours;

import dev.bitbrat.behaviours.catalogue.Catalogue;
import dev.bitbrat.behaviours.catalogue.ComponentType;
import dev.bitbrat.behaviours.catalogue.Part;
import dev.bitbrat.behaviours.spi.Component;
import dev.bitbrat.behaviours.spi.Source;
import dev.bitbrat.behaviours.words.ChatText;
import dev.bitbrat.behaviours.words.Names;
import dev.bitbrat.events.Tree;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes data stores and sources out of the bundle's documents. */
final class SourceReader {
  private static final String DATATYPE = "datatype";
  private static final int LONGEST_NAME = 64;

  /** What data types are called in configurations that were made for Python. */
  private static final Map<Object, Object> ALIASES =
      Map.of("str", "string", "int", "number", "float", "number", "bool", "boolean");

  private final Catalogue catalogue = Catalogue.installed();
  private final List<Finding> findings;
  private final Uuids uuids;
  private final Map<String, Source> sources = new LinkedHashMap<>();
  private final Set<String> unresolved = new HashSet<>();
  private final Map<String, String> names = new HashMap<>();

  SourceReader(List<Finding> findings, Uuids uuids) {
    this.findings = findings;
    this.uuids = uuids;
  }

  Map<String, Source> sources() {
    return sources;
  }

  /** Names of those that this version does not know. */
  Set<String> unresolved() {
    return unresolved;
  }

  void read(Map<String, @Nullable Object> bundle) {
    List<Map<String, @Nullable Object>> documents = Tree.maps(bundle, "documents");
    for (int i = 0; i < documents.size(); i++) {
      Map<String, @Nullable Object> document = documents.get(i);
      Optional<Part> part = Part.ofKind(String.valueOf(Tree.string(document, "kind")));
      if (part.isPresent() && part.get().list().equals("documents")) {
        read("documents[" + i + ']', part.get(), document);
      }
    }
  }

  private void read(String path, Part part, Map<String, @Nullable Object> document) {
    String name = name(path, document);
    uuids.of(path, document);
    String implementation = String.valueOf(Tree.string(document, "implementation"));
    Optional<ComponentType> known = find(implementation, part);
    if (known.isEmpty()) {
      unknown(path, part, implementation);
      unresolved.add(name);
      return;
    }
    Optional<Component> component =
        known
            .get()
            .read(
                properties(known.get(), document),
                (field, tree) -> Optional.empty(),
                (field, message) -> findings.add(Finding.error(path, field, message)));
    if (component.isPresent() && component.get() instanceof Source source) {
      sources.put(name, source);
    } else {
      unresolved.add(name);
    }
  }

  /** A store may be declared as a source and the other way round. */
  private Optional<ComponentType> find(String implementation, Part part) {
    return catalogue
        .find(part, implementation)
        .or(() -> catalogue.find(part == Part.STORE ? Part.SOURCE : Part.STORE, implementation));
  }

  /** The properties, and {@code datatype} beside them if the component has such a property. */
  private static Map<String, @Nullable Object> properties(
      ComponentType type, Map<String, @Nullable Object> document) {
    Map<String, @Nullable Object> properties =
        new LinkedHashMap<>(Tree.map(document, "properties"));
    Object datatype = document.get(DATATYPE);
    if (datatype != null && type.property(DATATYPE).isPresent()) {
      properties.putIfAbsent(DATATYPE, ALIASES.getOrDefault(datatype, datatype));
    }
    return properties;
  }

  private String name(String path, Map<String, @Nullable Object> document) {
    String name = Tree.string(document, "name");
    if (name == null || !isName(name)) {
      findings.add(
          Finding.error(path, "name", "expected a name of at most 64 characters without []{}|"));
      return path;
    }
    String twin = names.putIfAbsent(name, path);
    if (twin != null) findings.add(Finding.error(path, "name", "the name is taken by " + twin));
    return name;
  }

  private static boolean isName(String name) {
    return !ChatText.isBlank(name)
        && name.length() <= LONGEST_NAME
        && name.codePoints().noneMatch(c -> "[]{}|".indexOf(c) >= 0 || c < ' ');
  }

  private void unknown(String path, Part part, String implementation) {
    List<String> valid = catalogue.implementations(part);
    Optional<String> meant = Names.nearest(implementation, valid);
    findings.add(
        meant.isPresent()
            ? Finding.error(path, "implementation", "unknown; did you mean " + meant.get() + '?')
            : Finding.warning(
                path,
                "implementation",
                "not known here, so what uses it stays inactive; expected " + valid));
  }
}
