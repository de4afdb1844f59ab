package dev.bitbrat.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.cloud.functions.invoker.runner.Invoker;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A function in the real Functions Framework, in a JVM of its own with an environment of its own.
 */
final class ChildProcess implements AutoCloseable {
  /** What of this process's environment would change what the other one does or prints. */
  private static final List<String> OURS =
      List.of("FUNCTION_SIGNATURE_TYPE", "JAVA_TOOL_OPTIONS", "K_SERVICE");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final Path output;
  private final int port;

  private ChildProcess(Process process, Path output, int port) {
    this.process = process;
    this.output = output;
    this.port = port;
  }

  static ChildProcess start(Path home, Class<?> function, Map<String, String> environment)
      throws IOException {
    int port = Running.freePort();
    Path output = home.resolve("output.txt");
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Invoker.class.getName()));
    command.addAll(List.of("--target", function.getName(), "--port", Integer.toString(port)));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeAll(OURS);
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    return new ChildProcess(builder.start(), output, port);
  }

  HttpRequest.Builder at(String target) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target))
        .version(HttpClient.Version.HTTP_1_1);
  }

  /** Sends as soon as the process listens. */
  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    while (true) {
      try {
        return client.send(request.build(), BodyHandlers.ofString());
      } catch (ConnectException e) {
        if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
          throw new AssertionError("the process ended:\n" + Files.readString(output), e);
        }
      }
    }
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) throw new AssertionError("it does not end");
    return process.exitValue();
  }

  /** All that it wrote, once it has ended. */
  List<String> lines() throws Exception {
    process.destroy();
    exitCode();
    return Files.readAllLines(output, UTF_8);
  }

  @Override
  public void close() {
    client.shutdownNow();
    process.destroyForcibly();
  }
}
