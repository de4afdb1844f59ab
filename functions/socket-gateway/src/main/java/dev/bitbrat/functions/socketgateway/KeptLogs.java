package dev.bitbrat.functions.socketgateway;

import java.util.logging.LogManager;

/**
 * The JDK's log, except that it goes on while the process ends: what is drained then, or lost, is
 * worth knowing. Its own would fall silent at the same moment as the draining begins.
 */
public final class KeptLogs extends LogManager {
  /** Made by the JDK, by its name. */
  public KeptLogs() {}

  /** Must be called before anything logs. */
  static void install() {
    System.setProperty("java.util.logging.manager", KeptLogs.class.getName());
  }

  @Override
  public void reset() {
    // Nobody asks for it but the JDK at the end, and at the beginning when there is nothing yet.
  }
}
