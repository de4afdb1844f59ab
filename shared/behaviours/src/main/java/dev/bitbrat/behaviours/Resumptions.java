package dev.bitbrat.behaviours;

import dev.bitbrat.behaviours.spi.Resumption;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;

/** Who takes up delayed effects. */
final class Resumptions {
  private static final Map<String, Resumption> INSTALLED = load();

  private Resumptions() {}

  /** By kind. */
  static Map<String, Resumption> installed() {
    return INSTALLED;
  }

  private static Map<String, Resumption> load() {
    Map<String, Resumption> resumptions = new HashMap<>();
    ServiceLoader.load(Resumption.class, Resumptions.class.getClassLoader())
        .forEach(resumption -> resumptions.put(resumption.kind(), resumption));
    return Map.copyOf(resumptions);
  }
}
