package dev.bitbrat.emulators.gcloud;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** An emulator that somebody runs. */
interface Running extends AutoCloseable {
  Address address();

  /** Where pushes must go to reach this machine. */
  String machine();

  /** Why it will never answer; empty while there is hope. */
  Optional<String> failure();

  /** Returns after a moment, earlier when it has ended. */
  void pause() throws InterruptedException;

  @Override
  void close();

  /** Started by somebody else, and theirs to stop. */
  record Foreign(Address address) implements Running {
    @Override
    public String machine() {
      return "127.0.0.1";
    }

    @Override
    public Optional<String> failure() {
      return Optional.empty();
    }

    @Override
    public void pause() throws InterruptedException {
      TimeUnit.MILLISECONDS.sleep(100);
    }

    @Override
    public void close() {}
  }
}
