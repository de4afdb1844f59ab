package dev.bitbrat.platform.act;

import dev.bitbrat.pipeline.Platform.Action;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of an action, which are called the same on every platform: {@code user} (id, or
 * login; {@code @} before it says that it is a login), {@code message} (id), {@code seconds} (a
 * number, also as text), {@code reason}.
 */
public record Asked(Action action) {
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  /**
   * Whom it is about. {@code userId} and {@code login} are taken, too, where there is no {@code
   * user}.
   *
   * @throws UnfitException if nobody is named
   */
  public Whom user() {
    Optional<Whom> whom =
        arguments().get("user") != null
            ? text("user").flatMap(Whom::of)
            : text("userId")
                .filter(id -> id.matches("[0-9]{1,20}"))
                .<Whom>map(Whom.Id::new)
                .or(() -> text("login").flatMap(Whom::login));
    return whom.orElseThrow(
        () -> new UnfitException(action.action() + " needs a user: an id, or a login"));
  }

  /**
   * Id of the message that it is about; {@code messageId} is taken, too.
   *
   * @throws UnfitException if there is none
   */
  public String message(Pattern id) {
    return text("message")
        .or(() -> text("messageId"))
        .filter(id.asMatchPredicate())
        .orElseThrow(() -> new UnfitException(action.action() + " needs a message: its id"));
  }

  /**
   * How long.
   *
   * @throws UnfitException if it is not said, or the platform does not have it
   */
  public long seconds(long least, long most) {
    Optional<Long> seconds = seconds(arguments().get("seconds"));
    if (seconds.isEmpty() || seconds.get() < least) {
      throw new UnfitException(
          action.action() + " needs seconds: a whole number, " + least + " or more");
    }
    if (seconds.get() > most) {
      throw new UnfitException(
          action.action() + " has " + most + " seconds at most here, not " + seconds.get());
    }
    return seconds.get();
  }

  private static Optional<Long> seconds(@Nullable Object given) {
    String text =
        switch (given) {
          case Double d when d == Math.rint(d) && Math.abs(d) < 1e9 -> Long.toString(d.longValue());
          case Number n -> n.toString();
          case String s -> s.strip();
          case null, default -> "";
        };
    return SECONDS.matcher(text).matches() ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }

  /** In one line, cut to so many code points; empty if there is none. */
  public Optional<String> reason(int most) {
    return text("reason")
        .map(reason -> reason.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip())
        .filter(reason -> !reason.isEmpty())
        .map(
            reason ->
                reason.codePointCount(0, reason.length()) <= most
                    ? reason
                    : reason.substring(0, reason.offsetByCodePoints(0, most)));
  }

  /** A text or whole number that says something. */
  private Optional<String> text(String name) {
    Object given = arguments().get(name);
    String text =
        switch (given) {
          case String s -> s.strip();
          case Long n -> n.toString();
          case Integer n -> n.toString();
          case null, default -> "";
        };
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private Map<String, @Nullable Object> arguments() {
    return action.arguments();
  }
}
