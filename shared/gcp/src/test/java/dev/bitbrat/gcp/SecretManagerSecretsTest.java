package dev.bitbrat.gcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.testkit.SecretVaultContract;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SecretManagerSecretsTest implements SecretVaultContract {
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
  void asksOnceAMinuteForWhatIsNotThere() {
    StandInVault vault = vault(Map.of());
    vault.secrets().get("ONE");
    vault.clock.advance(Duration.ofSeconds(59));
    vault.secrets().get("ONE");
    assertThat(vault.requests()).isEqualTo(1);
    vault.clock.advance(Duration.ofSeconds(1));
    vault.secrets().get("ONE");
    assertThat(vault.requests()).isEqualTo(2);
  }

  @Test
  void asksAtOnceForWhatWasNotThereWhenToldToForget() {
    StandInVault vault = vault(Map.of());
    vault.secrets().get("ONE");
    vault.secrets().forget("ONE");
    vault.secrets().get("ONE");
    assertThat(vault.requests()).isEqualTo(2);
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
        new SecretManagerSecrets(
            TestSettings.nobodyThere(), TestSettings.SHORT, InstantSource.system())) {
      assertThatThrownBy(() -> secrets.get("ONE")).isInstanceOf(OutageException.class);
      assertThatThrownBy(() -> secrets.put("ONE", "hush-hush"))
          .isInstanceOf(OutageException.class)
          .hasMessageNotContaining("hush-hush");
    }
  }

  @Test
  void destroysVersionsOlderThanAnHour() {
    StandInVault vault = vault(Map.of());
    vault.secrets().put("ONE", "first");
    vault.clock.advance(Duration.ofMinutes(40));
    vault.secrets().put("ONE", "second");
    vault.clock.advance(Duration.ofMinutes(40));
    vault.secrets().put("ONE", "third");
    assertThat(vault.versions("ONE")).containsExactly("second", "third");
  }

  @Test
  void aVersionThatCannotBeDestroyedIsNoReasonToFail() {
    StandInVault vault = vault(Map.of("ONE", "first"));
    vault.forbidDestroying();
    vault.clock.advance(Duration.ofHours(2));
    vault.secrets().put("ONE", "second");
    assertThat(vault.secrets().get("ONE")).contains("second");
    assertThat(vault.versions("ONE")).containsExactly("first", "second");
  }

  @Test
  void saysThatItMayNotWriteASecretWithoutItsValue() {
    SecretManagerSecrets secrets = vault(Map.of("ONE", StandInVault.FORBIDDEN)).secrets();
    assertThatThrownBy(() -> secrets.put("ONE", "hush-hush"))
        .isInstanceOf(OutageException.class)
        .hasMessageContaining("ONE")
        .hasMessageContaining("PERMISSION_DENIED")
        .hasMessageNotContaining("hush-hush");
  }
}
