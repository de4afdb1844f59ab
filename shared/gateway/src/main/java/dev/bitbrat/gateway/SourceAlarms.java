package dev.bitbrat.gateway;

import static java.lang.System.Logger.Level.WARNING;

import dev.bitbrat.events.Event;
import dev.bitbrat.gateway.SourceProvider.Setting;
import dev.bitbrat.pipeline.Alarms;
import dev.bitbrat.pipeline.Alarms.Alarm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells whoever runs a source's bot that it is refused, until it listens. Never fails; where there
 * is no bot, only the log hears of it. For the source's own thread.
 */
public final class SourceAlarms {
  private static final System.Logger log = System.getLogger(SourceAlarms.class.getName());

  private final Optional<Alarms> alarms;
  private final Whose whose;
  private final List<String> noted = new ArrayList<>();
  private @Nullable String raised;
  private boolean asked;

  public SourceAlarms(Setting setting, Whose whose) {
    this.alarms = setting.alarms().filter(_ -> !whose.bot().equals(Event.NO_BOT));
    this.whose = whose;
  }

  /**
   * @param platform lower case
   * @param part of the platform, as an alarm names it: {@code socket}
   * @param command what to do
   */
  public record Whose(String bot, String platform, String part, String command) {}

  /** It is not let in, for a reason that only a person can mend. */
  public void refused(String reason) {
    if (reason.equals(raised)) return;
    raised = reason;
    if (alarms.isEmpty()) {
      log.log(WARNING, "{0}, {1}: {2}", whose.platform(), whose.part(), reason);
      return;
    }
    guarded(
        kept -> {
          kept.clear(whose.bot(), whose.platform(), whose.part());
          kept.raise(
              whose.bot(), new Alarm(whose.platform(), whose.part(), reason, whose.command()));
        });
  }

  /** It tries to be let in: what was noted in an attempt that came to nothing is over. */
  public void attempt() {
    noted.clear();
  }

  /** It is let in, but not to this: an alarm as soon as it listens to the rest. */
  public void note(String reason) {
    noted.add(reason);
  }

  /** It listens on, but for what was noted since; whether anything was. */
  public boolean partly() {
    if (noted.isEmpty()) return false;
    refused(String.join("; ", noted));
    noted.clear();
    return true;
  }

  /** All is well again, but for what was noted since. */
  public void listening() {
    if (partly()) return;
    // An earlier process may have left one.
    if (raised == null && asked) return;
    raised = null;
    guarded(kept -> kept.clear(whose.bot(), whose.platform(), whose.part()));
  }

  private void guarded(Consumer<Alarms> what) {
    try {
      alarms.ifPresent(what);
      asked = true;
    } catch (RuntimeException e) {
      // It is told again with the next attempt.
      raised = null;
      asked = false;
      log.log(WARNING, "an alarm of {0} could not be written: {1}", whose.platform(), e.toString());
    }
  }
}
