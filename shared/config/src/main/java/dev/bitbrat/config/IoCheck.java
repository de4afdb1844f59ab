package dev.bitbrat.config;

import dev.bitbrat.behaviours.Finding.Severity;
import dev.bitbrat.behaviours.words.Names;
import dev.bitbrat.config.mewbot.Aliases;
import dev.bitbrat.events.Tree;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is said of inputs and outputs: platforms that there are, and never a secret. */
final class IoCheck {
  private static final Pattern SECRET =
      Pattern.compile(
          ".*(token|passw(or)?d|passphrase|secret|credential|(api|auth|private|signing)[_-]?key).*");
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\s*(\\[.*]|<.*>|\\.{3}|x{3,}|(change|replace)[ _-]?me)?\\s*");
  private static final Set<String> MEANINGLESS = Set.of("host", "port");
  private static final long LEAST_POLLING_SECONDS = 60;

  private final Problems problems;
  private final Places places;

  IoCheck(Problems problems, Places places) {
    this.problems = problems;
    this.places = places;
  }

  /** Takes mewbot's name of the platform for ours and says what is wrong. */
  void check(String path, Map<String, @Nullable Object> document) {
    secrets(path, Tree.map(document, "properties"));
    String given = Tree.string(document, "implementation");
    if (given == null) {
      if (document.get("implementation") != null) {
        error(path + ".implementation", "expected a text");
      }
      return;
    }
    String platform = Aliases.platform(given).orElse(given);
    document.put("implementation", platform);
    Set<String> lists = IoPlatforms.LISTS.get(platform);
    if (lists == null) {
      unknown(path, platform);
      return;
    }
    for (String list : List.of("inputs", "outputs")) list(path, platform, list, lists, document);
    properties(path, platform, Tree.map(document, "properties"));
  }

  private void unknown(String path, String platform) {
    Optional<String> meant = Names.nearest(platform, IoPlatforms.names());
    String at = path + ".implementation";
    if (meant.isPresent()) {
      error(at, "unknown; did you mean " + meant.get() + '?');
    } else {
      warning(
          at,
          Aliases.hint(platform)
              .orElse(
                  "not known here, so this is kept and does nothing; expected one of "
                      + IoPlatforms.names()));
    }
  }

  private void list(
      String path,
      String platform,
      String list,
      Set<String> lists,
      Map<String, @Nullable Object> document) {
    Object value = document.get(list);
    if (value == null) return;
    if (!(value instanceof List<?> items)) {
      error(path + '.' + list, "expected a list");
    } else if (!lists.contains(list) && !items.isEmpty()) {
      error(path + '.' + list, platform + " has none");
    } else {
      for (int i = 0; i < items.size(); i++) {
        Object item = items.get(i);
        String at = path + '.' + list + '[' + i + ']';
        if (item instanceof Map<?, ?> map) {
          secrets(at, Tree.mapOf(map));
        } else if (!(item instanceof String)) {
          error(at, "expected a name or a map");
        }
      }
    }
  }

  private void properties(String path, String platform, Map<String, @Nullable Object> properties) {
    if (platform.equals("webhook")) {
      for (String name : MEANINGLESS) {
        if (properties.containsKey(name)) {
          warning(path + '.' + name, "has no meaning here: the server gives the address");
        }
      }
    }
    Object polling = properties.get("polling_every");
    if (polling instanceof Number seconds && seconds.longValue() < LEAST_POLLING_SECONDS) {
      error(path + ".polling_every", "expected at least 60 seconds");
    }
  }

  /** A configuration is kept, shown and handed around: nothing in it may be secret. */
  private void secrets(String path, Map<String, @Nullable Object> map) {
    map.forEach(
        (name, value) -> {
          String at = path + '.' + name;
          if (value instanceof Map<?, ?> inner) {
            boolean reference = inner.size() == 1 && inner.get("secret") instanceof String;
            if (!reference) secrets(at, Tree.mapOf(inner));
          } else if (value != null && SECRET.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
            secret(at, name, value);
          } else if (value instanceof List<?> items) {
            for (int i = 0; i < items.size(); i++) {
              if (items.get(i) instanceof Map<?, ?> item) {
                secrets(at + '[' + i + ']', Tree.mapOf(item));
              }
            }
          }
        });
  }

  private void secret(String at, String name, Object value) {
    String text = value.toString();
    String instead = "; keep it among the secrets and write %s: { secret: NAME }".formatted(name);
    if (PLACEHOLDER.matcher(text.toLowerCase(Locale.ROOT)).matches()) {
      warning(at, "still to be filled in" + instead);
    } else {
      error(at, "a secret does not belong into a file that is kept and shown" + instead);
    }
  }

  private void error(String path, String message) {
    problems.error(places.near(path, Place.start("")), path, message);
  }

  private void warning(String path, String message) {
    problems.add(places.near(path, Place.start("")), path, message, Severity.WARNING);
  }
}
