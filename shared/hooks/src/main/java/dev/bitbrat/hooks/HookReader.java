package dev.bitbrat.hooks;

import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Role;
import dev.bitbrat.events.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one hook of a bot's secret. What is not known is refused: it could be a misspelt limit. */
final class HookReader {
  static final String PLATFORM = "webhook";

  private static final int SHORTEST_SECRET = 16;
  private static final int MOST_FIELDS = 50;
  private static final Set<String> NAMES =
      Set.of(
          "secret",
          "hmac",
          "header",
          "prefix",
          "algorithm",
          "encoding",
          "id",
          "user",
          "fields",
          "as");
  private static final Set<String> NAMES_WITH_SECRET =
      Set.of("secret", "id", "user", "fields", "as");
  private static final Set<String> NAMES_OF_AS =
      Set.of("platform", "account", "channel", "channelId", "user");
  private static final Set<String> NAMES_OF_USER = Set.of("id", "login", "displayName", "roles");
  private static final Set<String> ALGORITHMS = Set.of("HmacSHA1", "HmacSHA256", "HmacSHA512");
  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,100}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.:@+-]{1,128}");

  private HookReader() {}

  /**
   * @throws IllegalArgumentException if it cannot be understood; the message shows no secret
   */
  static Hook read(String name, Map<String, @Nullable Object> hook) {
    onlyKnown(hook, NAMES, "a hook");
    return new Hook(
        name, proof(hook), path(hook, "id"), path(hook, "user"), fields(hook), as(hook));
  }

  private static void onlyKnown(Map<String, @Nullable Object> of, Set<String> names, String what) {
    of.keySet().stream()
        .filter(key -> !names.contains(key))
        .findFirst()
        .ifPresent(
            key -> {
              throw new IllegalArgumentException(what + " has no " + key);
            });
  }

  private static Proof proof(Map<String, @Nullable Object> hook) {
    String secret = Tree.string(hook, "secret");
    String key = Tree.string(hook, "hmac");
    if ((secret == null) == (key == null)) {
      throw new IllegalArgumentException("a hook has either a secret or an hmac");
    }
    if (secret != null) {
      onlyKnown(hook, NAMES_WITH_SECRET, "a hook with a secret");
      return new Proof.Word(longEnough(secret));
    }
    String algorithm = or(hook, "algorithm", "HmacSHA256");
    if (!ALGORITHMS.contains(algorithm)) {
      throw new IllegalArgumentException(
          "algorithm is one of " + ALGORITHMS.stream().sorted().toList());
    }
    String header = or(hook, "header", "X-Hub-Signature-256");
    if (!HEADER.matcher(header).matches()) {
      throw new IllegalArgumentException("header is not the name of one");
    }
    String encoding = or(hook, "encoding", "hex");
    if (!encoding.equals("hex") && !encoding.equals("base64")) {
      throw new IllegalArgumentException("encoding is hex or base64");
    }
    return new Proof.Signature(
        longEnough(String.valueOf(key)),
        header,
        or(hook, "prefix", ""),
        algorithm,
        encoding.equals("base64"));
  }

  private static String longEnough(String secret) {
    if (secret.strip().length() < SHORTEST_SECRET) {
      throw new IllegalArgumentException(
          "a secret has " + SHORTEST_SECRET + " characters or more: it can be guessed");
    }
    return secret;
  }

  private static String or(Map<String, @Nullable Object> hook, String name, String fallback) {
    String value = Tree.string(hook, name);
    return value == null ? fallback : value;
  }

  private static @Nullable PayloadPath path(Map<String, @Nullable Object> hook, String name) {
    String text = Tree.string(hook, name);
    return text == null ? null : PayloadPath.of(text);
  }

  private static Map<String, PayloadPath> fields(Map<String, @Nullable Object> hook) {
    Map<String, @Nullable Object> written = Tree.map(hook, "fields");
    if (written.size() > MOST_FIELDS) {
      throw new IllegalArgumentException("a hook has " + MOST_FIELDS + " fields at most");
    }
    Map<String, PayloadPath> fields = new LinkedHashMap<>();
    written.forEach(
        (name, path) -> {
          if (name.equals("hook")) throw new IllegalArgumentException("a field is not called hook");
          fields.put(name, PayloadPath.of(String.valueOf(path)));
        });
    return fields;
  }

  private static Hook.As as(Map<String, @Nullable Object> hook) {
    Map<String, @Nullable Object> as = Tree.map(hook, "as");
    onlyKnown(as, NAMES_OF_AS, "as");
    String platform = or(as, "platform", PLATFORM).toLowerCase(Locale.ROOT);
    return new Hook.As(
        platform,
        Tree.string(as, "account"),
        Tree.string(as, "channel"),
        Tree.string(as, "channelId"),
        user(platform, Tree.map(as, "user")));
  }

  private static Identity user(String platform, Map<String, @Nullable Object> user) {
    if (user.isEmpty()) return Identity.NOBODY;
    onlyKnown(user, NAMES_OF_USER, "as.user");
    String id = Tree.string(user, "id");
    if (id == null || !ID.matcher(id).matches()) {
      throw new IllegalArgumentException("as.user needs an id");
    }
    List<String> roles =
        Tree.strings(user, "roles").stream()
            .map(
                role ->
                    Role.of(role)
                        .orElseThrow(
                            () -> new IllegalArgumentException("as.user has no such role")))
            .filter(role -> role != Role.EVERYONE)
            .distinct()
            .sorted()
            .map(Role::wireName)
            .toList();
    String login = or(user, "login", id);
    return person(id, platform, login, or(user, "displayName", login), roles);
  }

  static Identity person(
      String id, String platform, String login, String name, List<String> roles) {
    return new Identity(
        new Identity.External(id, platform, login.toLowerCase(Locale.ROOT), name, roles),
        null,
        null,
        Map.of());
  }
}
