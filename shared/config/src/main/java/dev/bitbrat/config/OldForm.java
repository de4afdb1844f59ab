package dev.bitbrat.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The first form of mewbot's envelope, {@code {api, kind, uuid, properties}}: one of {@code api}
 * and {@code kind} may name the class, and nothing else does.
 */
final class OldForm {
  private static final Set<String> KINDS =
      Set.of("Behaviour", "Trigger", "Condition", "Action", "IOConfig", "DataSource", "Template");

  private OldForm() {}

  /**
   * The same in today's form; what is not in the old one is given back as it is.
   *
   * @param kind of it if it does not say
   */
  static Located.Fields modern(Located.Fields document, String kind) {
    String api = document.text("api");
    if (api == null || document.get("implementation") != null) return document;
    String said = document.text("kind");
    boolean plain = said == null || KINDS.contains(said);
    Map<String, Located.Field> fields = new LinkedHashMap<>(document.fields());
    Located.Field apiField = fields.remove("api");
    Located.Field kindField = fields.getOrDefault("kind", apiField);
    String implementation = plain ? (isClass(api) ? api : null) : said;
    if (implementation != null && kindField != null) {
      fields.put("implementation", named(implementation, plain ? apiField : kindField));
    }
    if (!plain) fields.put("kind", named(kind, kindField));
    return new Located.Fields(fields, document.place());
  }

  /** What a top level document without a kind of ours is: a behaviour if it has lists. */
  static String kindOf(Located.Fields document) {
    return document.get("triggers") != null || document.get("actions") != null
        ? "Behaviour"
        : "IOConfig";
  }

  private static Located.Field named(String name, Located.@Nullable Field at) {
    Place place = at == null ? Place.start("") : at.value().place();
    return new Located.Field(place, new Located.Scalar(name, place));
  }

  /** {@code mewbot.io.discord.DiscordIO}, and not {@code mewbot.v1}. */
  private static boolean isClass(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 && dot + 1 < name.length() && Character.isUpperCase(name.charAt(dot + 1));
  }
}
