package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.spi.Action;
import dev.bitbrat.behaviours.spi.Run;
import dev.bitbrat.behaviours.spi.Template;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the platform of the event for what moderators do there. */
final class Moderation {
  static final String REASON = "Why, for the channel's moderators.";

  private Moderation() {}

  /**
   * Arguments for the platform, as {@code docs/platforms.md} has them.
   *
   * @param user {@code null} is whoever caused the event
   * @param more whatever else the action wants
   */
  static Action.Result ofUser(
      Run run,
      String action,
      @Nullable Template user,
      Map<String, ?> more,
      @Nullable Template reason) {
    String whom = Whom.of(user, run);
    if (whom.isEmpty()) return new Action.Result.Failed("nobody to " + action);
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    arguments.put("user", whom);
    arguments.putAll(more);
    text(reason, run).ifPresent(why -> arguments.put("reason", why));
    run.platform(action, arguments);
    return Action.Result.DONE;
  }

  private static Optional<String> text(@Nullable Template template, Run run) {
    return Optional.ofNullable(template).map(t -> t.text(run).strip()).filter(t -> !t.isEmpty());
  }
}
