package dev.bitbrat.behaviours.catalogue;

import dev.bitbrat.behaviours.spi.Component;
import dev.bitbrat.behaviours.spi.ComponentProvider;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** All components that there are. */
public final class Catalogue {
  private static final Catalogue INSTALLED = load();

  private final Map<Part, Map<String, ComponentType>> types;

  private Catalogue(Map<Part, Map<String, ComponentType>> types) {
    this.types = types;
  }

  /**
   * Those of all providers that {@link ServiceLoader} finds.
   *
   * @throws IllegalStateException if two have the same name
   */
  public static Catalogue installed() {
    return INSTALLED;
  }

  private static Catalogue load() {
    Map<Part, Map<String, ComponentType>> types = new HashMap<>();
    ServiceLoader<ComponentProvider> providers =
        ServiceLoader.load(ComponentProvider.class, Catalogue.class.getClassLoader());
    for (ComponentProvider provider : providers) {
      for (Class<? extends Component> component : provider.components()) {
        ComponentType type = ComponentType.of(component);
        ComponentType twin =
            types
                .computeIfAbsent(type.part(), p -> new HashMap<>())
                .putIfAbsent(type.implementation(), type);
        if (twin != null) {
          throw new IllegalStateException(
              "two components are called %s: %s and %s"
                  .formatted(
                      type.implementation(), twin.constructor().getDeclaringClass(), component));
        }
      }
    }
    return new Catalogue(types);
  }

  public Optional<ComponentType> find(Part part, String implementation) {
    return Optional.ofNullable(types.getOrDefault(part, Map.of()).get(implementation));
  }

  /** What may stand there, by name. */
  public List<String> implementations(Part part) {
    return types.getOrDefault(part, Map.of()).keySet().stream().sorted().toList();
  }

  /** By part, then by name. */
  public List<ComponentType> all() {
    List<ComponentType> all = new ArrayList<>();
    types.values().forEach(ofPart -> all.addAll(ofPart.values()));
    all.sort(
        Comparator.comparing(ComponentType::part).thenComparing(ComponentType::implementation));
    return all;
  }
}
