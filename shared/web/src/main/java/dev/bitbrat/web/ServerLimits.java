package dev.bitbrat.web;

import java.util.Map;

/**
 * Limits of the JDK's server. It takes them from system properties only, once a JVM; what an
 * operator has set stays.
 */
final class ServerLimits {
  /** Bytes of all headers of a request together, beyond which we answer 431. */
  static final int HEADER_BYTES = 32 << 10;

  /** Headers of a request, beyond which we answer 431. */
  static final int HEADERS = 100;

  private static final Map<String, String> DEFAULTS =
      Map.of(
          // Beyond this the server cuts the connection without an answer.
          "sun.net.httpserver.maxReqHeaderSize", Integer.toString(4 * HEADER_BYTES),
          "sun.net.httpserver.maxReqHeaders", Integer.toString(10 * HEADERS),
          // Seconds to receive a whole request: one who dribbles is cut off.
          "sun.net.httpserver.maxReqTime", "60",
          "sun.net.httpserver.nodelay", "true",
          "jdk.httpserver.maxConnections", "2000");

  private ServerLimits() {}

  static void apply() {
    DEFAULTS.forEach(
        (name, value) -> {
          if (System.getProperty(name) == null) System.setProperty(name, value);
        });
  }
}
