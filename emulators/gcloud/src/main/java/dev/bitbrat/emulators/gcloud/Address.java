package dev.bitbrat.emulators.gcloud;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;

/** Where an emulator listens: {@code host:port}. */
record Address(String value) {
  private static final int PATIENCE_MS = 2_000;

  /** A port that nobody had a moment ago. */
  static Address free() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new Address("127.0.0.1:" + socket.getLocalPort());
    } catch (IOException e) {
      throw new EmulatorException("No free port on 127.0.0.1: " + e.getMessage(), e);
    }
  }

  String host() {
    return value.substring(0, value.lastIndexOf(':'));
  }

  String port() {
    return value.substring(value.lastIndexOf(':') + 1);
  }

  /** Asks it, by the request that it answers once it serves. */
  boolean isReady(Emulator emulator) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection)
              URI.create("http://" + value + emulator.readyPath()).toURL().openConnection();
      connection.setConnectTimeout(PATIENCE_MS);
      connection.setReadTimeout(PATIENCE_MS);
      try {
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      } finally {
        connection.disconnect();
      }
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }
}
