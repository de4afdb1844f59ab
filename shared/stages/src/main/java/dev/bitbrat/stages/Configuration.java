package dev.bitbrat.stages;

import static java.lang.System.Logger.Level.WARNING;

import dev.bitbrat.behaviours.BotConfig;
import dev.bitbrat.behaviours.BotEngine;
import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.JsonText;
import dev.bitbrat.rules.Problem;
import dev.bitbrat.rules.RuleDocument;
import dev.bitbrat.rules.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A bundle, compiled.
 *
 * @param botName what the bot is called in a chat
 * @param botUsername its name on the platform, for mentions
 */
record Configuration(BotEngine engine, RuleSet rules, String botName, String botUsername) {
  private static final System.Logger log = System.getLogger(Configuration.class.getName());

  /**
   * Compiles {@code {name, config{botName, botUsername, commandSigil}, behaviours[], rules[]}}. A
   * rule that is broken was refused when the bundle was made; here it is only left out.
   */
  static Configuration of(Map<String, @Nullable Object> bundle, JsonText json) {
    BotConfig.Read read = BotConfig.read(bundle);
    RuleSet rules = rules(bundle, json);
    for (Problem problem : rules.problems()) {
      log.log(WARNING, "rule {0} is left out: {1}", problem.ruleId(), problem.reason());
    }
    Map<String, @Nullable Object> config = Tree.map(bundle, "config");
    String name = text(config, "botName", read.config().name());
    return new Configuration(
        new BotEngine(read.config()), rules, name, text(config, "botUsername", name));
  }

  private static RuleSet rules(Map<String, @Nullable Object> bundle, JsonText json) {
    List<RuleDocument> documents = new ArrayList<>();
    int number = 1;
    for (Map<String, @Nullable Object> document : Tree.maps(bundle, "rules")) {
      documents.add(RuleDocument.read("rule-" + number++, document, json::parse));
    }
    return RuleSet.of(documents);
  }

  private static String text(Map<String, @Nullable Object> config, String key, String fallback) {
    String value = Tree.string(config, key);
    return value == null || value.isBlank() ? fallback : value;
  }
}
