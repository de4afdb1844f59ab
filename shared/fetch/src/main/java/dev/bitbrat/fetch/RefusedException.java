package dev.bitbrat.fetch;

import java.net.UnknownHostException;

/** What must not be had, for a reason that a person may read. */
final class RefusedException extends UnknownHostException {
  private static final long serialVersionUID = 1L;

  RefusedException(String reason) {
    super(reason);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
