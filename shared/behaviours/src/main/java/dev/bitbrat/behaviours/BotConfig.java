package dev.bitbrat.behaviours;

import dev.bitbrat.behaviours.spi.Source;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A bot as configured.
 *
 * @param sigil what commands start with
 * @param allowBots whether it listens to our other bots, too; never to itself
 * @param behaviours in the order of the configuration
 * @param sources data stores and sources by name
 */
public record BotConfig(
    String name,
    String sigil,
    boolean allowBots,
    List<Behaviour> behaviours,
    Map<String, Source> sources) {
  public static final String DEFAULT_SIGIL = "!";

  public BotConfig {
    behaviours = List.copyOf(behaviours);
    sources = Map.copyOf(sources);
  }

  /**
   * Reads the bundle's tree: {@code {name, config{commandSigil, allowBots}, behaviours[],
   * documents[]}}, each behaviour {@code {uuid, name, active, triggers[], conditions[],
   * actions[]}}, each component {@code {implementation, uuid, negate, properties{}}}, each document
   * {@code {kind, name, implementation, uuid, datatype, properties{}}}.
   */
  public static Read read(Map<String, @Nullable Object> bundle) {
    return new BotReader().read(bundle);
  }

  /** What could be read, and everything that is wrong with it. */
  public record Read(BotConfig config, List<Finding> findings) {
    public Read {
      findings = List.copyOf(findings);
    }

    /** Whether it may come into force. */
    public boolean isUsable() {
      return findings.stream().noneMatch(f -> f.severity() == Finding.Severity.ERROR);
    }
  }
}
