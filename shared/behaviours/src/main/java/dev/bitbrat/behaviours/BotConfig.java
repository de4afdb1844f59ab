package dev.bitbrat.behaviours;

import dev.bitbrat.behaviours.spi.Source;
import dev.bitbrat.events.Origin;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A bot as configured.
 *
 * @param contexts where it works; none means everywhere
 * @param sigil what commands start with
 * @param allowBots whether it listens to our other bots, too; never to itself
 * @param behaviours in the order of the configuration
 * @param sources data stores and sources by name
 */
public record BotConfig(
    String name,
    List<BotContext> contexts,
    String sigil,
    boolean allowBots,
    List<Behaviour> behaviours,
    Map<String, Source> sources) {
  public static final String DEFAULT_SIGIL = "!";

  public BotConfig {
    contexts = List.copyOf(contexts);
    behaviours = List.copyOf(behaviours);
    sources = Map.copyOf(sources);
  }

  /**
   * Reads the bundle's tree: {@code {name, contexts[], config{commandSigil, allowBots},
   * behaviours[], documents[]}}, each behaviour {@code {uuid, name, active, triggers[],
   * conditions[], actions[]}}, each component {@code {implementation, uuid, negate, properties{}}},
   * each document {@code {kind, name, implementation, uuid, datatype, properties{}}}.
   */
  public static Read read(Map<String, @Nullable Object> bundle) {
    return new BotReader().read(bundle);
  }

  /** Whether events from there are for this bot. */
  public boolean serves(Origin origin) {
    return contexts.isEmpty() || contexts.stream().anyMatch(c -> c.includes(origin));
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
