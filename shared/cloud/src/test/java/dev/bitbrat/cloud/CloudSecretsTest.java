package dev.bitbrat.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.SecretVault;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.testkit.FakeSecrets;
import dev.bitbrat.testkit.SecretVaultContract;
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
  final class OfSecretManager implements SecretVaultContract {
    @Override
    public WritableVault vault(Map<String, String> values) {
      FakeSecrets manager = new FakeSecrets(values);
      SecretVault secrets = new CloudSecrets(Map.of(), () -> Optional.of(manager));
      return new WritableVault() {
        @Override
        public SecretVault secrets() {
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

  @Test
  void writesNothingThatTheEnvironmentWouldHideOrThatHasNoPlace() {
    SecretVault hidden = new CloudSecrets(Map.of("A", "1"), () -> Optional.of(new FakeSecrets()));
    assertThatThrownBy(() -> hidden.put("A", "2")).isInstanceOf(OutageException.class);
    SecretVault nowhere = new CloudSecrets(Map.of(), Optional::empty);
    assertThatThrownBy(() -> nowhere.put("A", "2")).isInstanceOf(OutageException.class);
  }
}
