package dev.bitbrat.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.cloud.functions.invoker.runner.Invoker;
import dev.bitbrat.cloud.TestDoor;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is uploaded runs where nothing else is: as Google's build starts it. */
final class DeployedArchiveTest {
  private static final Path ARCHIVES =
      Path.of(System.getProperty("bitbrat.root", "../.."), "target", "deploy");

  static List<String> functions() {
    return Architecture.bundled().services().keySet().stream().sorted().toList();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void startsInTheFrameworkWithNothingBesideItself(String function, @TempDir Path folder)
      throws Exception {
    unpack(archive(function), folder);
    assertThat(classPath(folder.resolve(function + ".jar"))).contains("libs/plugins.jar");
    Path output = folder.resolve("output.txt");
    int port = Ports.free();
    Process process = start(function, folder, port, output, Map.of());
    try {
      assertThat(status(URI.create("http://127.0.0.1:" + port + "/healthz"), process))
          .as(() -> read(output))
          .isBetween(200, 499);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  /** A bot is read long after the start, so a library that only this needs would not be missed. */
  @ParameterizedTest
  @ValueSource(strings = {"event-router", "behaviours", "pipeline"})
  void knowsTheComponentsWithNothingBesideItself(String function, @TempDir Path folder)
      throws Exception {
    unpack(archive(function), folder);
    URL[] jar = {folder.resolve(function + ".jar").toUri().toURL()};
    try (URLClassLoader alone = new URLClassLoader(jar, ClassLoader.getPlatformClassLoader())) {
      Class<?> catalogue = alone.loadClass("dev.bitbrat.behaviours.catalogue.Catalogue");
      Object installed = catalogue.getMethod("installed").invoke(null);
      assertThat((List<?>) catalogue.getMethod("all").invoke(installed)).hasSizeGreaterThan(40);
    }
  }

  /** Somebody's own components lie where docs/plugins.md says. */
  private static List<String> classPath(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return List.of(file.getManifest().getMainAttributes().getValue("Class-Path").split(" "));
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void hasNoTestDoor(String function, @TempDir Path folder) throws IOException {
    unpack(archive(function), folder);
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        names.add(folder.relativize(file).toString());
        if (file.toString().endsWith(".jar")) names.addAll(entries(file));
      }
    }
    // What a door would be found by is there: the look is into the right places.
    assertThat(names).contains(TestDoor.class.getName().replace('.', '/') + ".class");
    assertThat(names)
        .noneMatch(name -> name.contains("testdoor") || name.contains("test-door"))
        .doesNotContain("META-INF/services/" + TestDoor.class.getName());
  }

  @Test
  void endsWhenItIsToOpenTheTestDoor(@TempDir Path folder) throws Exception {
    unpack(archive("behaviours"), folder);
    Path output = folder.resolve("output.txt");
    Map<String, String> door = Map.of(TestDoor.VARIABLE, folder.resolve("control.json").toString());
    Process process = start("behaviours", folder, Ports.free(), output, door);
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(() -> read(output)).isTrue();
      assertThat(process.exitValue()).isEqualTo(1);
      assertThat(read(output)).contains("cannot start", TestDoor.VARIABLE, "for tests only");
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static Path archive(String function) {
    Path archive = ARCHIVES.resolve(function + ".zip");
    boolean there = Files.exists(archive);
    if ("true".equals(System.getenv("CI"))) assertThat(archive).exists();
    assumeTrue(there, archive + " is made by mvn package");
    return archive;
  }

  private static List<String> entries(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream().map(ZipEntry::getName).toList();
    }
  }

  private static Process start(
      String function, Path folder, int port, Path output, Map<String, String> more)
      throws IOException {
    Architecture.Service service = Architecture.bundled().services().get(function);
    if (service == null) throw new AssertionError(function);
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-jar",
            Path.of(Invoker.class.getProtectionDomain().getCodeSource().getLocation().getPath())
                .toString(),
            "--classpath",
            folder.resolve(function + ".jar").toString(),
            "--target",
            service.entryPoint(),
            "--port",
            Integer.toString(port));
    builder.environment().clear();
    // Nobody listens there: it has to start all the same. What faces the internet tells nobody how
    // it is, so any answer of the function's own will do.
    builder
        .environment()
        .putAll(
            Map.of(
                "GOOGLE_CLOUD_PROJECT", "archive-test",
                "OAUTH_PUBLIC_URL", "https://login.example.com",
                "PUBSUB_EMULATOR_HOST", "127.0.0.1:9",
                "FIRESTORE_EMULATOR_HOST", "127.0.0.1:9"));
    builder.environment().putAll(more);
    service.secrets().forEach(name -> builder.environment().put(name, "secret-of-a-test"));
    return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
  }

  private static int status(URI uri, Process process) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)).build();
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      for (int attempt = 0; attempt < 600; attempt++) {
        try {
          return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
          // nobody listens yet
        }
        if (process.waitFor(50, TimeUnit.MILLISECONDS)) return -process.exitValue();
      }
    }
    return 0;
  }

  private static void unpack(Path archive, Path folder) throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(archive);
        Stream<Path> files = Files.walk(zip.getPath("/"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = folder.resolve(file.toString().substring(1));
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return String.valueOf(e);
    }
  }
}
