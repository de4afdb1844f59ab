package dev.bitbrat.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.json.Json;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.SecretVault;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.testkit.FakeSecrets;
import dev.bitbrat.testkit.SecretVaultContract;
import dev.bitbrat.testkit.SecretsContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretsTest {
  @Nested
  final class OfAFile implements SecretVaultContract {
    private final Path dir;
    private final AtomicInteger files = new AtomicInteger();

    OfAFile(@TempDir Path dir) {
      this.dir = dir;
    }

    @Override
    public WritableVault vault(Map<String, String> values) {
      Path file = dir.resolve("secrets" + files.incrementAndGet() + ".json");
      Map<String, String> kept = new LinkedHashMap<>(values);
      write(file, kept);
      FileSecrets secrets = new FileSecrets(file);
      return new WritableVault() {
        @Override
        public SecretVault secrets() {
          return secrets;
        }

        @Override
        public void change(String name, String value) {
          kept.put(name, value);
          write(file, kept);
        }
      };
    }

    @Test
    void noFileIsNoSecrets() {
      assertThat(new FileSecrets(dir.resolve("none.json")).get("A")).isEmpty();
    }

    @Test
    void saysWhereAFileIsBrokenWithoutQuotingIt() throws Exception {
      Path file = dir.resolve("broken.json");
      OwnerOnly.write(file, "{\"A\": \"hush-hush\",\n oops hush-hush}");
      assertThatThrownBy(() -> new FileSecrets(file).get("A"))
          .isInstanceOf(OutageException.class)
          .hasMessageContaining("line 2")
          .hasMessageNotContaining("hush");
    }

    @Test
    void leavesOutWhatIsNoText() throws Exception {
      Path file = dir.resolve("odd.json");
      OwnerOnly.write(file, "{\"A\": 1, \"B\": null, \"C\": \"c\"}");
      FileSecrets secrets = new FileSecrets(file);
      assertThat(secrets.get("A")).isEmpty();
      assertThat(secrets.get("B")).isEmpty();
      assertThat(secrets.get("C")).contains("c");
    }

    @Test
    void nobodyElseMayReadWhatItWrites() throws Exception {
      Path file = dir.resolve("new-home").resolve("secrets.json");
      new FileSecrets(file).put("A", "hush-hush");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }

    @Test
    void keepsWhatItDoesNotUnderstandAndOverwritesNothingBroken() throws Exception {
      Path file = dir.resolve("kept.json");
      OwnerOnly.write(file, "{\"A\": 1, \"B\": {\"c\": [null]}}");
      new FileSecrets(file).put("C", "c");
      assertThat(Json.parseObject(Files.readString(file)))
          .isEqualTo(Json.parseObject("{\"A\": 1, \"B\": {\"c\": [null]}, \"C\": \"c\"}"));

      OwnerOnly.write(file, "{\"A\": \"hush-hush\"");
      assertThatThrownBy(() -> new FileSecrets(file).put("C", "c"))
          .isInstanceOf(OutageException.class);
      assertThat(Files.readString(file)).isEqualTo("{\"A\": \"hush-hush\"");
    }

    @Test
    void twoProcessesAtOnceLoseNothing() throws Exception {
      Path file = dir.resolve("shared.json");
      Process other = counting(file, "OTHER");
      Process third = counting(file, "OTHER");
      CountingSecrets.count(file, "OURS", 40);
      assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(third.waitFor(60, TimeUnit.SECONDS)).isTrue();
      FileSecrets secrets = new FileSecrets(file);
      assertThat(secrets.get("OTHER")).contains("80");
      assertThat(secrets.get("OURS")).contains("40");
    }

    private static Process counting(Path file, String name) throws IOException {
      return new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-cp",
              System.getProperty("java.class.path"),
              CountingSecrets.class.getName(),
              file.toString(),
              name,
              "40")
          .inheritIO()
          .start();
    }

    @Test
    void warnsOnceWhenOthersMayReadIt() throws Exception {
      Path file = dir.resolve("open.json");
      OwnerOnly.write(file, "{\"A\": \"hush-hush\"}");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
      List<String> warnings = new CopyOnWriteArrayList<>();
      Logger logger = Logger.getLogger(FileSecrets.class.getName());
      Handler handler = collecting(warnings);
      logger.addHandler(handler);
      logger.setUseParentHandlers(false);
      Level before = logger.getLevel();
      logger.setLevel(Level.WARNING);
      try {
        FileSecrets secrets = new FileSecrets(file);
        secrets.get("A");
        secrets.forget("A");
        assertThat(secrets.get("A")).contains("hush-hush");
      } finally {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
        logger.setLevel(before);
      }
      assertThat(warnings)
          .singleElement()
          .asString()
          .contains(file.toString(), "chmod 600")
          .doesNotContain("hush");
    }

    private static Handler collecting(List<String> messages) {
      return new Handler() {
        @Override
        public void publish(LogRecord logged) {
          messages.add(new SimpleFormatter().formatMessage(logged));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };
    }

    private void write(Path file, Map<String, String> values) {
      try {
        OwnerOnly.write(file, Json.write(values));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Nested
  final class OfTheEnvironment implements SecretsContract {
    @Override
    public Vault vault(Map<String, String> values) {
      Secrets secrets = new EnvSecrets(values);
      return new Vault() {
        @Override
        public Secrets secrets() {
          return secrets;
        }

        @Override
        public boolean canChange() {
          return false;
        }

        @Override
        public void change(String name, String value) {
          throw new UnsupportedOperationException("an environment does not change");
        }
      };
    }
  }

  @Test
  void theFirstPlaceThatHasAValueWins() {
    FakeSecrets first = new FakeSecrets(Map.of("A", "first"));
    FakeSecrets second = new FakeSecrets(Map.of("A", "second", "B", "second"));
    Secrets chain = new ChainedSecrets(List.of(first, second));
    assertThat(chain.get("A")).contains("first");
    assertThat(chain.get("B")).contains("second");
    assertThat(chain.get("C")).isEmpty();
    chain.forget("A");
    assertThat(first.forgotten()).containsExactly("A");
    assertThat(second.forgotten()).containsExactly("A");
  }

  @Test
  void anEmptyVariableCountsAsAbsent() {
    assertThat(new EnvSecrets(Map.of("A", "")).get("A")).isEmpty();
  }
}
