package dev.bitbrat.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.testkit.FakeSecrets;
import dev.bitbrat.testkit.SecretsContract;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class CloudSecretsTest {
  @Nested
  final class OfTheEnvironment implements SecretsContract {
    @Override
    public Vault vault(Map<String, String> values) {
      Secrets secrets = new CloudSecrets(values, Optional::empty);
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
          throw new UnsupportedOperationException(name);
        }
      };
    }
  }

  @Nested
  final class OfSecretManager implements SecretsContract {
    @Override
    public Vault vault(Map<String, String> values) {
      FakeSecrets manager = new FakeSecrets(values);
      Secrets secrets = new CloudSecrets(Map.of(), () -> Optional.of(manager));
      return new Vault() {
        @Override
        public Secrets secrets() {
          return secrets;
        }

        @Override
        public void change(String name, String value) {
          manager.with(name, value);
        }
      };
    }
  }

  @Test
  void prefersTheEnvironmentAndConnectsForNothing() {
    Secrets secrets =
        new CloudSecrets(
            Map.of("ONE", " first\n"),
            () -> {
              throw new AssertionError("nobody asked for another");
            });
    assertThat(secrets.get("ONE")).contains("first");
    secrets.forget("ONE");
  }

  @Test
  void aBlankVariableIsNone() {
    FakeSecrets manager = new FakeSecrets(Map.of("ONE", "kept"));
    Secrets secrets = new CloudSecrets(Map.of("ONE", " "), () -> Optional.of(manager));
    assertThat(secrets.get("ONE")).contains("kept");
    secrets.forget("ONE");
    assertThat(manager.forgotten()).containsExactly("ONE");
  }
}
