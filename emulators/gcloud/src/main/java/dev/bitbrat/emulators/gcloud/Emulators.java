package dev.bitbrat.emulators.gcloud;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The running emulators. Those that the environment names are used as they are; the others are
 * started, and stopped by {@link #close} or the end of this process.
 */
public final class Emulators implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int STARTS = 3;

  private final Map<Emulator, Running> running = new EnumMap<>(Emulator.class);
  private final Thread atExit = new Thread(this::stopAll, "stop the emulators");
  private final Consumer<String> progress;

  private Emulators(Consumer<String> progress) {
    this.progress = progress;
  }

  /**
   * Returns once all of them answer.
   *
   * @param environment mostly {@code System.getenv()}
   * @param folder for their logs
   * @param progress takes lines for a person
   * @throws EmulatorsMissingException when there is none and no way to run one
   * @throws EmulatorException when one does not come up
   */
  public static Emulators start(
      Set<Emulator> wanted,
      Map<String, String> environment,
      Path folder,
      Consumer<String> progress) {
    Emulators emulators = new Emulators(progress);
    Runtime.getRuntime().addShutdownHook(emulators.atExit);
    try {
      emulators.launch(new Sources(environment, folder), wanted);
      return emulators;
    } catch (RuntimeException | Error e) {
      emulators.close();
      throw e;
    }
  }

  /** {@code host:port}. */
  public String address(Emulator emulator) {
    Running one = running.get(emulator);
    if (one == null) throw new IllegalArgumentException("not started: " + emulator);
    return one.address().value();
  }

  /** The host name by which what the Pub/Sub emulator pushes reaches this machine. */
  public String pushHost() {
    Running pubsub = running.get(Emulator.PUBSUB);
    return pubsub == null ? "127.0.0.1" : pubsub.machine();
  }

  /** What a process needs in its environment to find them. */
  public Map<String, String> environment() {
    return running.entrySet().stream()
        .collect(
            Collectors.toMap(
                e -> e.getKey().variable(),
                e -> e.getValue().address().value(),
                (a, b) -> b,
                TreeMap::new));
  }

  @Override
  public void close() {
    stopAll();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // this process is ending: the hook runs, and finds nothing left to stop
    }
  }

  private synchronized void stopAll() {
    running.values().forEach(Running::close);
    running.clear();
  }

  private void launch(Sources sources, Set<Emulator> wanted) {
    Map<Emulator, Source> found = sources.of(wanted);
    found.forEach((emulator, source) -> run(emulator, source));
    found.forEach(this::await);
  }

  private synchronized void run(Emulator emulator, Source source) {
    progress.accept(emulator.label() + " emulator: " + source.description());
    running.put(emulator, source.run());
  }

  private void await(Emulator emulator, Source source) {
    List<String> failures = new ArrayList<>();
    while (failures.size() < STARTS) {
      Optional<String> failure = awaitOnce(emulator);
      if (failure.isEmpty()) {
        progress.accept(emulator.label() + " emulator: answers at " + address(emulator));
        return;
      }
      failures.add(failure.get());
      // somebody else may have taken the port since it was free
      if (failures.size() < STARTS) run(emulator, source);
    }
    throw new EmulatorException(failures.getLast());
  }

  private Optional<String> awaitOnce(Emulator emulator) {
    Running one = running.get(emulator);
    if (one == null) return Optional.of(emulator.label() + " emulator: stopped");
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (System.nanoTime() - deadline < 0) {
        if (one.address().isReady(emulator)) return Optional.empty();
        one.pause();
        Optional<String> failure = one.failure();
        if (failure.isPresent()) return failure;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmulatorException("Interrupted while the emulators were starting", e);
    }
    throw new EmulatorException(
        "The "
            + emulator.label()
            + " emulator at "
            + one.address().value()
            + " has not answered for "
            + PATIENCE.toSeconds()
            + " s");
  }
}
