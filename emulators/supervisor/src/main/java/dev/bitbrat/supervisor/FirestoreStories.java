package dev.bitbrat.supervisor;

import static java.lang.System.Logger.Level.DEBUG;

import dev.bitbrat.emulators.gcloud.Emulator;
import dev.bitbrat.emulators.gcloud.EmulatorException;
import dev.bitbrat.emulators.gcloud.Emulators;
import dev.bitbrat.emulators.gcloud.EmulatorsMissingException;
import dev.bitbrat.gcp.FirestoreStore;
import dev.bitbrat.gcp.GcpSettings;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.player.StoreProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The store of {@code brat test --store firestore}: one emulator for all stories of a process, for
 * each of them a project of its own.
 */
public final class FirestoreStories implements StoreProvider {
  private static final System.Logger log = System.getLogger(FirestoreStories.class.getName());

  private @Nullable Emulators emulators;

  @Override
  public String name() {
    return "firestore";
  }

  @Override
  public Opened open(Map<String, String> environment) {
    return open(emulators(environment));
  }

  /** An empty store on an emulator that runs. */
  static Opened open(Emulators emulators) {
    String project = "story-" + UUID.randomUUID();
    GcpSettings settings =
        new GcpSettings(project, "(default)", null, emulators.address(Emulator.FIRESTORE), null);
    FirestoreStore store =
        new FirestoreStore(settings, () -> ThreadLocalRandom.current().nextLong());
    URI documents =
        URI.create(
            "http://"
                + settings.firestoreEmulator()
                + "/emulator/v1/projects/"
                + project
                + "/databases/(default)/documents");
    return new OnEmulator(store, documents);
  }

  /** Ends with the process. */
  private synchronized Emulators emulators(Map<String, String> environment) {
    Emulators running = emulators;
    if (running == null) {
      running = start(environment);
      emulators = running;
    }
    return running;
  }

  private static Emulators start(Map<String, String> environment) {
    try {
      return Emulators.start(
          EnumSet.of(Emulator.FIRESTORE), environment, logs(), line -> log.log(DEBUG, line));
    } catch (EmulatorsMissingException | EmulatorException e) {
      throw new SupervisorException(String.valueOf(e.getMessage()), e);
    }
  }

  /** For the emulator's own log, which tells why it did not start. */
  private static Path logs() {
    try {
      return Files.createTempDirectory("brat-test-emulator-");
    } catch (IOException e) {
      throw new UncheckedIOException("no folder for temporary files can be made", e);
    }
  }

  /**
   * @param documents of the project, for the emulator's own interface
   */
  private record OnEmulator(FirestoreStore kept, URI documents) implements Opened {
    @Override
    public Store store() {
      return kept;
    }

    /** The emulator keeps everything in memory, and may be somebody else's. */
    @Override
    public void close() {
      kept.close();
      try (HttpClient client = HttpClient.newHttpClient()) {
        client.send(HttpRequest.newBuilder(documents).DELETE().build(), BodyHandlers.discarding());
      } catch (IOException e) {
        log.log(DEBUG, "a story's documents stay on the emulator: {0}", e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
