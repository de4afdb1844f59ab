package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.spi.Run;
import dev.bitbrat.behaviours.spi.Template;
import dev.bitbrat.events.Identity;
import org.jspecify.annotations.Nullable;

/** Whom an action of moderators is about. */
final class Whom {
  static final String USER =
      "Login, or id: digits alone are an id, with @ before them a login. Without it: whoever caused"
          + " the event.";

  private Whom() {}

  /**
   * Id or login; {@code ""} if there is nobody.
   *
   * @param user {@code null} is whoever caused the event
   */
  static String of(@Nullable Template user, Run run) {
    if (user == null) {
      Identity.External external = run.event().identity().external();
      return external == null ? "" : external.id();
    }
    String written = user.text(run).strip();
    return written.matches("@[0-9]+") ? written : Logins.of(written);
  }

  static String words(@Nullable Template user) {
    return user == null ? "the user" : user.source();
  }
}
