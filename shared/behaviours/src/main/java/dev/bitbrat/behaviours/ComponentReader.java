package dev.bitbrat.behaviours;

import dev.bitbrat.behaviours.catalogue.Catalogue;
import dev.bitbrat.behaviours.catalogue.ComponentType;
import dev.bitbrat.behaviours.catalogue.Part;
import dev.bitbrat.behaviours.spi.Component;
import dev.bitbrat.behaviours.spi.Condition;
import dev.bitbrat.behaviours.spi.Nested;
import dev.bitbrat.behaviours.spi.Self;
import dev.bitbrat.behaviours.spi.Template;
import dev.bitbrat.behaviours.text.Templates;
import dev.bitbrat.behaviours.words.Names;
import dev.bitbrat.events.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes triggers, conditions and actions out of their trees. */
final class ComponentReader {
  private static final String OR_ELSE = "orElse";

  private final Catalogue catalogue = Catalogue.installed();
  private final List<Finding> findings;
  private final Uuids uuids;
  private final StoreReferences references;

  ComponentReader(List<Finding> findings, Uuids uuids, StoreReferences references) {
    this.findings = findings;
    this.uuids = uuids;
    this.references = references;
  }

  /** The components of one of a behaviour's lists; what cannot be used is {@link Unresolved}. */
  <T extends Component> List<Configured<T>> list(
      String path, Map<String, @Nullable Object> behaviour, Part part, Class<T> type) {
    String name = String.valueOf(Tree.string(behaviour, "name"));
    List<Configured<T>> components = new ArrayList<>();
    List<Map<String, @Nullable Object>> trees = Tree.maps(behaviour, part.list());
    for (int i = 0; i < trees.size(); i++) {
      String at = path + '.' + part.list() + '[' + i + ']';
      components.add(component(at, name, part, trees.get(i), type));
    }
    return components;
  }

  private <T extends Component> Configured<T> component(
      String path, String behaviour, Part part, Map<String, @Nullable Object> tree, Class<T> type) {
    Self self = new Self(uuids.of(path, tree), behaviour);
    String implementation = Tree.string(tree, "implementation");
    String name = implementation == null ? "" : implementation;
    Map<String, @Nullable Object> properties = new LinkedHashMap<>(Tree.map(tree, "properties"));
    Template orElse = part == Part.ACTION ? orElse(path, properties) : null;
    boolean hasItsStores = orElse == null || references.check(path, OR_ELSE, orElse.source());
    Component component =
        implementation == null
            ? missing(path, part, tree)
            : read(path, behaviour, part, implementation, properties, tree);
    return new Configured<>(
        self,
        name,
        isNegated(path, part, tree),
        orElse,
        properties,
        type.cast(hasItsStores ? component : new Unresolved(name, tree)));
  }

  private Component read(
      String path,
      String behaviour,
      Part part,
      String implementation,
      Map<String, @Nullable Object> properties,
      Map<String, @Nullable Object> tree) {
    Optional<ComponentType> known = catalogue.find(part, implementation);
    if (known.isEmpty()) {
      unknown(path, part, implementation);
      return new Unresolved(implementation, tree);
    }
    boolean hasItsStores = references.check(path, known.get(), properties);
    Optional<Component> component =
        known
            .get()
            .read(
                properties,
                (field, nested) -> nested(path, field, behaviour, nested),
                (field, message) -> findings.add(Finding.error(path, field, message)));
    return component
        .filter(c -> hasItsStores)
        .orElseGet(() -> new Unresolved(implementation, tree));
  }

  private Optional<Nested> nested(
      String path, String field, String behaviour, Map<String, @Nullable Object> tree) {
    Configured<Condition> read =
        component(path + '.' + field, behaviour, Part.CONDITION, tree, Condition.class);
    if (!read.isResolved()) return Optional.empty();
    return Optional.of(new Nested(read.component(), read.self(), read.negated()));
  }

  private Component missing(String path, Part part, Map<String, @Nullable Object> tree) {
    findings.add(
        Finding.error(
            path, "implementation", "missing; expected " + catalogue.implementations(part)));
    return new Unresolved("", tree);
  }

  private void unknown(String path, Part part, String implementation) {
    List<String> valid = catalogue.implementations(part);
    Optional<String> meant = Names.nearest(implementation, valid);
    findings.add(
        meant.isPresent()
            ? Finding.error(path, null, "unknown; did you mean " + meant.get() + '?')
            : Finding.warning(
                path, null, "not known here, so the behaviour stays inactive; expected " + valid));
  }

  private @Nullable Template orElse(String path, Map<String, @Nullable Object> properties) {
    Object orElse = properties.remove(OR_ELSE);
    if (orElse == null) return null;
    if (orElse instanceof String text) return Templates.parse(text);
    findings.add(Finding.error(path, OR_ELSE, "expected a text; quote numbers and the like"));
    return null;
  }

  private boolean isNegated(String path, Part part, Map<String, @Nullable Object> tree) {
    Object negate = tree.get("negate");
    if (negate != null && !(negate instanceof Boolean)) {
      findings.add(Finding.error(path, "negate", "expected true or false"));
    } else if (Boolean.TRUE.equals(negate) && part != Part.CONDITION) {
      findings.add(Finding.error(path, "negate", "only a condition can be negated"));
    }
    return Boolean.TRUE.equals(negate);
  }
}
