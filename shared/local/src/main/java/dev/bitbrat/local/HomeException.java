package dev.bitbrat.local;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The home cannot be used. The message says what, why and what to do next. */
public final class HomeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Holder holder;

  HomeException(String what, String advice, @Nullable Throwable cause) {
    this(what, advice, cause, null);
  }

  private HomeException(
      String what, String advice, @Nullable Throwable cause, @Nullable Holder holder) {
    super(what + ". " + advice, cause);
    this.holder = holder;
  }

  static HomeException held(Path dir, @Nullable Holder holder) {
    String by = holder == null ? "another process" : holder.describe();
    return new HomeException(
        dir + " is in use by " + by,
        "Stop that one, or choose another place with --home DIR.",
        null,
        holder);
  }

  /** Who holds the home, if that is the problem and it said so. */
  public Optional<Holder> holder() {
    return Optional.ofNullable(holder);
  }
}
