package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.catalogue.Durations;
import dev.bitbrat.behaviours.spi.Action;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.InvalidPropertyException;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Run;
import dev.bitbrat.behaviours.spi.Template;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Implementation(
    value = "timeout",
    summary =
        "Keeps somebody from writing for a while. On Twitch, Kick and Discord; the bot's account"
            + " must be a moderator there.")
record Timeout(
    @Property(
            value =
                "How long: 30s, 10m, 1h, or seconds. Kick counts in whole minutes and has 7 days at"
                    + " most, Twitch has 14, Discord 28.",
            main = true,
            defaultValue = "10m")
        Template length,
    @Property(Whom.USER) @Nullable Template user,
    @Property(Moderation.REASON) @Nullable Template reason)
    implements Action {
  private static final String EXPECTED = "expected a duration such as 30s or 10m, or seconds";

  Timeout {
    boolean fixed = length.names().isEmpty();
    if (fixed && seconds(length.source()).isEmpty()) {
      throw new InvalidPropertyException("length", EXPECTED);
    }
  }

  @Override
  public Result act(Run run) {
    String written = length.text(run);
    Optional<Long> seconds = seconds(written);
    return seconds.isEmpty()
        ? new Result.Failed("timeout: " + EXPECTED + ", not \"" + written + '"')
        : Moderation.ofUser(run, "timeout", user, Map.of("seconds", seconds.get()), reason);
  }

  /** One at least. */
  private static Optional<Long> seconds(String written) {
    String text = written.strip();
    Optional<Long> seconds =
        text.matches("[0-9]{1,9}")
            ? Optional.of(Long.parseLong(text))
            : Durations.parse(text).map(Duration::toSeconds);
    return seconds.filter(s -> s >= 1);
  }

  @Override
  public String sentence() {
    return "time out " + Whom.words(user) + " for " + length.source();
  }
}
