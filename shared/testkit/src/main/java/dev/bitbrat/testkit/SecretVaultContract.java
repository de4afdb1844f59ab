package dev.bitbrat.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.pipeline.SecretVault;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link SecretVault} must do. */
public interface SecretVaultContract extends SecretsContract {
  @Override
  WritableVault vault(Map<String, String> values);

  /** A place that we write to ourselves. */
  interface WritableVault extends Vault {
    @Override
    SecretVault secrets();
  }

  @Test
  default void makesASecretThatWasNotThere() {
    SecretVault secrets = vault(Map.of()).secrets();
    assertThat(secrets.get("contract-new_1")).isEmpty();
    secrets.put("contract-new_1", "value");
    assertThat(secrets.get("contract-new_1")).contains("value");
  }

  @Test
  default void givesTheNewestValueThatWasPut() {
    SecretVault secrets = vault(Map.of("CONTRACT_ONE", "old")).secrets();
    assertThat(secrets.get("CONTRACT_ONE")).contains("old");
    secrets.put("CONTRACT_ONE", "new");
    assertThat(secrets.get("CONTRACT_ONE")).contains("new");
    secrets.forget("CONTRACT_ONE");
    assertThat(secrets.get("CONTRACT_ONE")).contains("new");
  }

  @Test
  default void keepsWhatItIsGivenAsItIs() {
    String odd = "{\"p\": \"a\\\"s's w\u00f6rd ${x} #!%\ud83d\udd11\"}\n";
    SecretVault secrets = vault(Map.of()).secrets();
    secrets.put("CONTRACT_ODD", odd + "x");
    secrets.forget("CONTRACT_ODD");
    assertThat(secrets.get("CONTRACT_ODD")).contains(odd + "x");
  }

  @Test
  default void leavesOtherSecretsAlone() {
    SecretVault secrets = vault(Map.of("CONTRACT_ONE", "first")).secrets();
    secrets.put("CONTRACT_TWO", "second");
    secrets.forget("CONTRACT_ONE");
    assertThat(secrets.get("CONTRACT_ONE")).contains("first");
  }

  @Test
  default void changesTheNewestValueNotACopyOfIt() {
    WritableVault vault = vault(Map.of("CONTRACT_ONE", "old"));
    assertThat(vault.secrets().get("CONTRACT_ONE")).contains("old");
    vault.change("CONTRACT_ONE", "newer");
    String put = vault.secrets().update("CONTRACT_ONE", before -> before.orElse("none") + "+");
    assertThat(put).isEqualTo("newer+");
    assertThat(vault.secrets().get("CONTRACT_ONE")).contains("newer+");
    vault.secrets().update("CONTRACT_NEW", before -> before.orElse("none"));
    assertThat(vault.secrets().get("CONTRACT_NEW")).contains("none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../up", "a/b", "with blank", "p\u00e4th", "."})
  default void putsNothingUnderANameThatNoSecretCanHave(String name) {
    SecretVault secrets = vault(Map.of()).secrets();
    assertThatThrownBy(() -> secrets.put(name, "hush-hush"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("hush-hush");
  }

  @Test
  default void doesNotShowWhatWasPut() {
    SecretVault secrets = vault(Map.of()).secrets();
    secrets.put("CONTRACT_ONE", "hush-hush");
    assertThat(secrets.toString()).doesNotContain("hush-hush");
  }
}
