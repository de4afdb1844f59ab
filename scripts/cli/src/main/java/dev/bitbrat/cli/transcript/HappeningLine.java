package dev.bitbrat.cli.transcript;

import dev.bitbrat.events.Tree;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Lines that begin with {@code !} and a blank. */
final class HappeningLine {
  /** Keeps the nesting low, whatever the loader would take. */
  private static final int MOST_BRACKETS = 64;

  private static final Line EXPECTED =
      new Line.Unreadable("expected for example: ! raid {user: Ann, viewers: 5}");

  private HappeningLine() {}

  /**
   * @param rest what follows the mark
   */
  static Line read(String rest) {
    String[] parts = rest.split("\\s+", 2);
    String type = parts[0];
    if (!type.matches("[A-Za-z0-9_.:-]{1,100}")) return EXPECTED;
    String fields = parts.length < 2 ? "" : parts[1];
    if (fields.isEmpty() || fields.startsWith("#")) return new Line.Happening(type, Map.of());
    if (fields.chars().filter(c -> c == '[' || c == '{').count() > MOST_BRACKETS) {
      return new Line.Unreadable("the fields hold more than " + MOST_BRACKETS + " brackets");
    }
    try {
      Object tree = loader().loadFromString(fields);
      if (tree instanceof Map<?, ?> map) return new Line.Happening(type, Tree.mapOf(map));
      return EXPECTED;
    } catch (YamlEngineException e) {
      return new Line.Unreadable("the fields are not YAML: " + firstLine(e));
    } catch (IllegalArgumentException e) {
      return new Line.Unreadable("the fields are no JSON values: " + e.getMessage());
    }
  }

  private static String firstLine(YamlEngineException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private static Load loader() {
    return new Load(
        LoadSettings.builder()
            .setSchema(new CoreSchema())
            // An alias could name what it stands in.
            .setMaxAliasesForCollections(0)
            .setAllowRecursiveKeys(false)
            .build());
  }
}
