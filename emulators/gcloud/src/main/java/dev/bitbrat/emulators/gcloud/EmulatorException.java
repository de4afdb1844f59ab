package dev.bitbrat.emulators.gcloud;

import org.jspecify.annotations.Nullable;

/** An emulator is there and did not come up. */
public final class EmulatorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EmulatorException(String message) {
    super(message);
  }

  EmulatorException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
