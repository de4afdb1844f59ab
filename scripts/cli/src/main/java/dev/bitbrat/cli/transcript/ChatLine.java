package dev.bitbrat.cli.transcript;

import dev.bitbrat.events.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines that begin with {@code >}. */
final class ChatLine {
  private static final Pattern FORM =
      Pattern.compile(
          ">(?:@(?<origin>[^\\s#]++#\\S++))?\\s*+"
              + "(?<login>[^\\s\"\\[{:]++)\\s*+"
              + "(?:\"(?<name>[^\"]*+)\")?\\s*+"
              + "(?:\\[(?<roles>[^\\]]*+)\\])?\\s*+"
              + "(?:\\{id=(?<id>[^}\\s]++)\\})?\\s*+"
              + ":(?<text>.*+)");

  private ChatLine() {}

  static Line read(String line) {
    Matcher matcher = FORM.matcher(line);
    if (!matcher.matches()) {
      return new Line.Unreadable(
          "expected for example: > bob: !ping   or: > ann \"Ann\"[mod,sub] {id=m1}: !ping");
    }
    if (matcher.group("origin") != null) return new Line.TestOnly("a line from another origin");
    List<String> roles = new ArrayList<>();
    String given = matcher.group("roles");
    for (String word : given == null ? new String[0] : given.split(",", -1)) {
      Optional<String> role = role(word.strip().toLowerCase(Locale.ROOT));
      if (role.isEmpty()) {
        return new Line.Unreadable(
            "[%s] is no role: expected sub, vip, mod, bc or self".formatted(word.strip()));
      }
      roles.add(role.get());
    }
    String login = matcher.group("login");
    String name = matcher.group("name");
    return new Line.Chat(
        login.toLowerCase(Locale.ROOT),
        name == null || name.isBlank() ? login : Escapes.decode(name),
        roles,
        matcher.group("id"),
        Escapes.decode(matcher.group("text").strip()));
  }

  private static Optional<String> role(String word) {
    return switch (word) {
      case "sub" -> Optional.of(Role.SUBSCRIBER.wireName());
      case "mod" -> Optional.of(Role.MODERATOR.wireName());
      case "bc" -> Optional.of(Role.BROADCASTER.wireName());
      case "self" -> Optional.of("self");
      default -> Role.of(word).map(Role::wireName);
    };
  }

  /** The short form of a role's wire name. */
  static String mark(String role) {
    return switch (role) {
      case "subscriber" -> "sub";
      case "moderator" -> "mod";
      case "broadcaster" -> "bc";
      default -> role;
    };
  }
}
