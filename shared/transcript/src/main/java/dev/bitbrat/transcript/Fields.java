package dev.bitbrat.transcript;

import dev.bitbrat.events.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** {@code {fields}}: an object in YAML's flow style. */
final class Fields {
  /** Keeps the nesting low, whatever the loader would take. */
  private static final int MOST_BRACKETS = 64;

  private static final double MOST_EXACT = 0x1p53;

  private Fields() {}

  /**
   * @param text a comment in it is YAML's: what is quoted is none
   * @param example of the whole line
   * @return in their order; empty if there are none
   */
  static Map<String, @Nullable Object> read(String text, String example) throws BadLineException {
    String fields = text.strip();
    if (fields.isEmpty() || fields.startsWith("#")) return Map.of();
    if (!fields.startsWith("{")) throw new BadLineException("fields without {", example);
    if (fields.chars().filter(c -> c == '[' || c == '{').count() > MOST_BRACKETS) {
      throw new BadLineException("more than " + MOST_BRACKETS + " brackets in the fields", "fewer");
    }
    return checked(load(fields, example), example);
  }

  private static @Nullable Object load(String fields, String example) throws BadLineException {
    LoadSettings settings =
        LoadSettings.builder()
            .setSchema(new CoreSchema())
            // An alias could name what it stands in.
            .setMaxAliasesForCollections(0)
            .setAllowRecursiveKeys(false)
            .build();
    try {
      return new Load(settings).loadFromString(fields);
    } catch (MarkedYamlEngineException e) {
      throw new BadLineException("the fields are not YAML: " + firstLine(e.getProblem()), example);
    } catch (RuntimeException e) {
      // The library throws now and then for what it did not foresee.
      throw new BadLineException("the fields are not YAML: " + firstLine(e.getMessage()), example);
    }
  }

  private static Map<String, @Nullable Object> checked(@Nullable Object tree, String example)
      throws BadLineException {
    if (!(tree instanceof Map<?, ?> map)) throw new BadLineException("no fields", example);
    try {
      return Tree.mapOf(object(map));
    } catch (IllegalArgumentException e) {
      throw new BadLineException("the fields are no JSON values: " + e.getMessage(), example);
    }
  }

  private static Map<Object, @Nullable Object> object(Map<?, ?> map) {
    Map<Object, @Nullable Object> object = new LinkedHashMap<>();
    map.forEach((key, value) -> object.put(plain(key), plain(value)));
    return object;
  }

  /** Numbers as JSON text would give them, so that what is written is read the same. */
  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Map<?, ?> map -> object(map);
      case List<?> list -> list.stream().map(Fields::plain).toList();
      case Double number when !Double.isFinite(number) ->
          throw new IllegalArgumentException("a number that JSON has not");
      case Double number when number == Math.rint(number) && Math.abs(number) < MOST_EXACT ->
          number.longValue();
      case Integer _, Long _, Double _ -> value;
      case Number _ -> throw new IllegalArgumentException("a number is too large, quote it");
      case String text when Escapes.halfPair(text) ->
          throw new IllegalArgumentException("half a surrogate pair stands alone");
      default -> value;
    };
  }

  private static String firstLine(@Nullable String message) {
    return String.valueOf(message).lines().findFirst().orElse("");
  }
}
