package dev.bitbrat.supervisor;

import org.jspecify.annotations.Nullable;

/** The platform does not come up here. The message says what, why and what to do. */
public final class SupervisorException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  SupervisorException(String message) {
    this(message, null);
  }

  SupervisorException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
