package dev.bitbrat.transcript;

import dev.bitbrat.events.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lines that begin with {@code >}, and such a line in parallel. */
final class ChatLine {
  /** As many deliveries at once as a test can mean. */
  private static final int MOST_TIMES = 1_000;

  private static final Pattern PARALLEL =
      Pattern.compile("([0-9]{1,4})\\s++(>.*+)", Pattern.DOTALL);
  private static final Pattern FORM =
      Pattern.compile(
          ">(?:@(?<platform>[^\\s#]++)#(?<channel>\\S++)\\s)?\\s*+"
              + "(?<login>(?!@)[^\\s\"\\[{:]++)\\s*+"
              + "(?:\"(?<name>[^\"]*+)\")?\\s*+"
              + "(?:\\[(?<roles>[^\\]]*+)\\])?\\s*+"
              + "(?:\\{id=(?<id>[^}\\s]++)\\})?\\s*+"
              + ":(?<text>.*+)",
          Pattern.DOTALL);

  private ChatLine() {}

  /**
   * @param line without its comment
   */
  static Cause read(int number, String line) throws BadLineException {
    return new Cause.Chat(number, said(line));
  }

  static Cause parallel(int number, String rest) throws BadLineException {
    String example = "for example @parallel 50 > mia[mod]: !fall";
    Matcher matcher = PARALLEL.matcher(rest.strip());
    if (!matcher.matches()) throw new BadLineException("not a line in parallel", example);
    int times = Integer.parseInt(matcher.group(1));
    if (times < 1 || times > MOST_TIMES) {
      throw new BadLineException(times + " times in parallel", "1 to " + MOST_TIMES);
    }
    Said said = said(matcher.group(2));
    if (said.id() == null) return new Cause.Parallel(number, times, said);
    throw new BadLineException("each delivery has an id of its own, so {id} says nothing", example);
  }

  private static Said said(String line) throws BadLineException {
    Matcher matcher = FORM.matcher(line);
    if (!matcher.matches()) {
      throw new BadLineException(
          "not a line of a chat",
          "for example: > bob: !ping   or: > ann \"Ann\"[mod,sub] {id=m1}: !ping");
    }
    String login = matcher.group("login");
    String name = matcher.group("name");
    String platform = matcher.group("platform");
    return new Said(
        platform == null ? null : new Place(platform, matcher.group("channel")),
        login.toLowerCase(Locale.ROOT),
        name == null || name.isBlank() ? login : Escapes.decode(name),
        roles(matcher.group("roles")),
        matcher.group("id"),
        Escapes.decode(matcher.group("text").strip()));
  }

  private static List<String> roles(@Nullable String given) throws BadLineException {
    List<String> roles = new ArrayList<>();
    for (String word : given == null ? new String[0] : given.split(",", -1)) {
      String name = word.strip();
      roles.add(
          role(name.toLowerCase(Locale.ROOT))
              .orElseThrow(
                  () ->
                      new BadLineException(
                          "[" + name + "] is no role", "sub, vip, mod, bc or self")));
    }
    return roles;
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
