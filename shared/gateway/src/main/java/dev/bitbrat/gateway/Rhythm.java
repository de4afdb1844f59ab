package dev.bitbrat.gateway;

import java.time.Duration;

/** How the threads of the gateway wait. */
@FunctionalInterface
interface Rhythm {
  void rest(Duration duration) throws InterruptedException;

  Rhythm REAL = Thread::sleep;
}
