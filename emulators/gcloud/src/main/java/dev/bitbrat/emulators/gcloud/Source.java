package dev.bitbrat.emulators.gcloud;

import java.util.function.Supplier;

/**
 * A way to an emulator.
 *
 * @param description for a person who waits
 */
record Source(String description, Supplier<Running> starter) {
  Running run() {
    return starter.get();
  }
}
