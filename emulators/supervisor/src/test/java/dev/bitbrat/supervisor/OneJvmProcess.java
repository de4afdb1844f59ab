package dev.bitbrat.supervisor;

import dev.bitbrat.emulators.gcloud.BoundedLog;
import dev.bitbrat.emulators.gcloud.Leash;
import dev.bitbrat.host.LocalPlatform;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.standins.LlmStandIn;
import dev.bitbrat.standins.TwitchStandIn;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Everything in one other JVM, which is started again when it dies. */
public final class OneJvmProcess implements TestPlatform {
  private final TwitchStandIn twitch = TwitchStandIn.start();
  private final LlmStandIn model = LlmStandIn.start();
  private final int port = Ports.free();
  private final Path home;
  private @Nullable Process process;
  private int launches;
  private boolean closed;

  private OneJvmProcess(Path home) {
    this.home = home;
  }

  static OneJvmProcess start(Path home) throws Exception {
    OneJvmProcess platform = new OneJvmProcess(home);
    platform.launch();
    try (ApiClient api = new ApiClient(platform.api(), "")) {
      api.patient("/healthz");
    }
    return platform;
  }

  /** Takes home and port. */
  public static void main(String[] arguments) throws InterruptedException {
    LocalPlatform local =
        OneJvm.open(Path.of(arguments[0]), System.getenv(), Integer.parseInt(arguments[1]));
    System.getLogger("scenario")
        .log(System.Logger.Level.INFO, "{0}, took up {1}", local.uri(), local.recovered());
    new CountDownLatch(1).await();
  }

  @Override
  public TwitchStandIn twitch() {
    return twitch;
  }

  @Override
  public URI api() {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public URI webhook() {
    return api().resolve("/webhooks/twitch");
  }

  @Override
  public String token() {
    try {
      return Files.readString(home.resolve("api-token")).strip();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public Store store() {
    throw new UnsupportedOperationException("its process holds it");
  }

  @Override
  public void publishRaw(String topic, String id, byte[] body) {
    throw new UnsupportedOperationException("its bus is its own");
  }

  @Override
  public Set<String> processes() {
    return Set.of("bitbrat");
  }

  @Override
  public synchronized boolean kill(String name) {
    if (process == null || !process.isAlive()) return false;
    process.destroyForcibly();
    return true;
  }

  @Override
  public synchronized int restarts() {
    return launches - 1;
  }

  /** Nothing is between its stages that could deliver twice: its bus is in the process. */
  @Override
  public AutoCloseable deliverTwice() {
    return () -> {};
  }

  @Override
  public synchronized void close() {
    closed = true;
    // Gone before its home is deleted: it may be writing there.
    if (process != null) process.destroyForcibly().onExit().join();
    twitch.close();
    model.close();
  }

  private synchronized void launch() {
    if (closed) return;
    try {
      List<String> command =
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "--enable-native-access=ALL-UNNAMED",
              Leash.class.getName(),
              OneJvmProcess.class.getName(),
              home.toString(),
              Integer.toString(port));
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().clear();
      builder.environment().putAll(TestPlatform.environment(twitch, model));
      builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
      Process started = builder.start();
      new BoundedLog(home.resolve("process.log"), 2_000_000).drain(started.getInputStream());
      var _ = started.onExit().thenRunAsync(this::launch);
      process = started;
      launches++;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
