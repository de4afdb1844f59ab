package dev.bitbrat.functions.socketgateway;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
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
import java.util.function.Predicate;

/** The gateway in a JVM of its own, started as its image starts it. */
final class Child implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 90;
  private static final List<String> OURS = List.of("JAVA_TOOL_OPTIONS", "K_SERVICE");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final Path output;
  private final int port;

  private Child(Process process, Path output, int port) {
    this.process = process;
    this.output = output;
    this.port = port;
  }

  static Child start(Path home, String name, Map<String, String> environment) throws IOException {
    int port = freePort();
    Path output = home.resolve(name + ".txt");
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(SocketGateway.class.getName());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeAll(OURS);
    builder.environment().putAll(environment);
    builder.environment().put("PORT", Integer.toString(port));
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    return new Child(builder.start(), output, port);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** The page, as soon as it is as it should be. */
  String await(String path, Predicate<HttpResponse<String>> should) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    String last = "nothing";
    while (System.nanoTime() < deadline) {
      try {
        HttpResponse<String> response = get(path);
        last = response.statusCode() + " " + response.body();
        if (should.test(response)) return response.body();
      } catch (ConnectException e) {
        last = "it does not listen yet";
      }
      if (process.waitFor(50, TimeUnit.MILLISECONDS)) break;
    }
    throw new AssertionError(path + ": " + last + "\n" + output());
  }

  HttpResponse<String> get(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Asks it to end; its exit code. */
  int end() throws InterruptedException {
    process.destroy();
    return exitCode();
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end");
    }
    return process.exitValue();
  }

  String output() throws IOException {
    return Files.readString(output);
  }

  @Override
  public void close() {
    client.shutdownNow();
    process.destroyForcibly();
  }
}
