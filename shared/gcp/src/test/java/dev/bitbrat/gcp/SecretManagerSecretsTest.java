package dev.bitbrat.gcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.testkit.SecretsContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SecretManagerSecretsTest implements SecretsContract {
  private final List<StandInVault> vaults = new ArrayList<>();

  @AfterEach
  void closeVaults() {
    vaults.forEach(StandInVault::close);
  }

  @Override
  public StandInVault vault(Map<String, String> values) {
    StandInVault vault = new StandInVault(values);
    vaults.add(vault);
    return vault;
  }

  @Test
  void asksOnceForWhatItKnows() {
    StandInVault vault = vault(Map.of("ONE", "1"));
    vault.secrets().get("ONE");
    vault.secrets().get("ONE");
    assertThat(vault.requests()).isEqualTo(1);
  }

  @Test
  void leavesOutTheLineEndThatEchoLeaves() {
    assertThat(vault(Map.of("ONE", "value\n")).secrets().get("ONE")).contains("value");
  }

  @Test
  void aDisabledVersionIsNone() {
    assertThat(vault(Map.of("ONE", StandInVault.DISABLED)).secrets().get("ONE")).isEmpty();
  }

  @Test
  void saysThatItMayNotReadASecretWithoutItsValue() {
    Secrets secrets = vault(Map.of("ONE", StandInVault.FORBIDDEN)).secrets();
    assertThatThrownBy(() -> secrets.get("ONE"))
        .isInstanceOf(OutageException.class)
        .hasMessageContaining("ONE")
        .hasMessageContaining("PERMISSION_DENIED");
  }

  @Test
  void saysThatSecretManagerDoesNotAnswer() {
    try (SecretManagerSecrets secrets =
        new SecretManagerSecrets(TestSettings.nobodyThere(), TestSettings.SHORT)) {
      assertThatThrownBy(() -> secrets.get("ONE")).isInstanceOf(OutageException.class);
    }
  }
}
