package dev.bitbrat.web;

import java.io.IOException;

/** The server cannot listen; the message says where, why and what to do. */
public final class ServerStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ServerStartException(String message, IOException cause) {
    super(message, cause);
  }
}
