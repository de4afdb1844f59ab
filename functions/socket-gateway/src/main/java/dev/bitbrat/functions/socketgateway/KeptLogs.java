package dev.bitbrat.functions.socketgateway;

import java.util.logging.LogManager;

/**
 * The JDK's log, except that it goes on while the process ends: what is drained then, or lost, is
 * worth knowing. Its own would fall silent at the same moment as the draining begins.
 */
public final class KeptLogs extends LogManager {
  /** Names the class to the JDK, before anything logs; nobody may have touched the class itself. */
  static final String PROPERTY = "java.util.logging.manager";

  /** Made by the JDK, by its name. */
  public KeptLogs() {}

  @Override
  public void reset() {
    // Nobody asks for it but the JDK at the end, and at the beginning when there is nothing yet.
  }
}
