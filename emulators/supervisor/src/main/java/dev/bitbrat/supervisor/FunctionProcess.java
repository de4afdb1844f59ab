package dev.bitbrat.supervisor;

import com.google.cloud.functions.invoker.runner.Invoker;
import dev.bitbrat.emulators.gcloud.BoundedLog;
import dev.bitbrat.emulators.gcloud.Leash;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One run of a function in the real Functions Framework, in a process of its own. */
final class FunctionProcess {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final long LOG_BYTES = 2_000_000;
  private static final int LAST_WORDS = 2_000;

  private final Plan plan;
  private final Process process;
  private final BoundedLog log;

  private FunctionProcess(Plan plan, Process process, BoundedLog log) {
    this.plan = plan;
    this.process = process;
    this.log = log;
  }

  /**
   * What to run.
   *
   * @param entryPoint class for the Functions Framework
   * @param environment all of it
   * @param logs folder for its output
   */
  record Plan(
      String name, String entryPoint, int port, Map<String, String> environment, Path logs) {
    URI uri() {
      return URI.create("http://127.0.0.1:" + port);
    }

    Path log() {
      return logs.resolve(name + ".log");
    }

    /** A function serves up to 20 deliveries at once in 512 MiB; half of that does here. */
    private List<String> command() {
      return List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-Xmx256m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xshare:auto",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          Leash.class.getName(),
          Invoker.class.getName(),
          "--target",
          entryPoint,
          "--port",
          Integer.toString(port));
    }
  }

  static FunctionProcess start(Plan plan) {
    ProcessBuilder builder = new ProcessBuilder(plan.command()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(plan.environment());
    // there, because a command line may be too short for it
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    try {
      Process process = builder.start();
      BoundedLog log = new BoundedLog(plan.log(), LOG_BYTES);
      log.drain(process.getInputStream());
      return new FunctionProcess(plan, process, log);
    } catch (IOException e) {
      throw new SupervisorException(
          "The process of " + plan.name() + " cannot be started: " + e.getMessage(), e);
    }
  }

  Process process() {
    return process;
  }

  /**
   * Returns once it answers requests.
   *
   * @throws SupervisorException with the end of its log, if it ends instead, or takes too long
   */
  void awaitHealthy(HttpClient client) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(plan.uri().resolve("/healthz"))
            .version(HttpClient.Version.HTTP_1_1)
            .timeout(ANSWER)
            .build();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() - deadline < 0) {
      try {
        client.send(request, BodyHandlers.discarding());
        return;
      } catch (IOException e) {
        // nobody listens yet
      }
      if (process.waitFor(50, TimeUnit.MILLISECONDS)) throw ended();
    }
    throw new SupervisorException(
        plan.name()
            + " has not answered for "
            + PATIENCE.toSeconds()
            + " s. Its log: "
            + log.file());
  }

  /** Asks it to end, and makes it. */
  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(5, TimeUnit.SECONDS)) process.destroyForcibly();
  }

  private SupervisorException ended() throws InterruptedException {
    // the last words are still on their way from the pipe to the file
    TimeUnit.MILLISECONDS.sleep(100);
    return new SupervisorException(
        plan.name()
            + " ended with code "
            + process.exitValue()
            + " before it answered. The end of "
            + log.file()
            + ":\n"
            + log.tail(LAST_WORDS));
  }
}
