package dev.bitbrat.supervisor;

import java.io.IOException;
import java.net.ServerSocket;

/** TCP ports of this machine. */
final class Ports {
  private Ports() {}

  /** One that nobody has at this moment, on any of the machine's addresses. */
  static int free() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new SupervisorException("There is no free port on this machine: " + e.getMessage(), e);
    }
  }

  /**
   * @param wanted 0 for any
   */
  static int claim(int wanted) {
    if (wanted == 0) return free();
    try (ServerSocket socket = new ServerSocket(wanted)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new SupervisorException(
          "Port "
              + wanted
              + " is taken: "
              + e.getMessage()
              + ". Stop what uses it, or choose another with --port N; --port 0 takes any.",
          e);
    }
  }
}
