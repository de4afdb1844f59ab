package dev.bitbrat.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.pipeline.Secrets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link Secrets} must do. */
public interface SecretsContract {
  /** A place that holds these and nothing else of their names. */
  Vault vault(Map<String, String> values);

  /** Where the values are kept, as a test sees it. */
  interface Vault {
    Secrets secrets();

    /** Whether {@link #change} works: the environment of a process does not change. */
    default boolean canChange() {
      return true;
    }

    /** A person puts a new value there. */
    void change(String name, String value);
  }

  @Test
  default void givesEachValueByItsName() {
    Secrets secrets = vault(Map.of("CONTRACT_ONE", "first", "CONTRACT_TWO", "second")).secrets();
    assertThat(secrets.get("CONTRACT_ONE")).contains("first");
    assertThat(secrets.get("CONTRACT_TWO")).contains("second");
    assertThat(secrets.get("CONTRACT_ONE")).contains("first");
  }

  @Test
  default void hasNothingUnderAnyOtherName() {
    Secrets secrets = vault(Map.of("CONTRACT_ONE", "first")).secrets();
    assertThat(secrets.get("CONTRACT_THREE")).isEmpty();
    assertThat(secrets.get("contract_one")).isEmpty();
    assertThat(secrets.get("../CONTRACT_ONE")).isEmpty();
    assertThat(secrets.get("CONTRACT_ONE/versions/1")).isEmpty();
    assertThat(secrets.get("")).isEmpty();
  }

  @Test
  default void keepsAValueAsItIs() {
    String odd = "p=a\"s's \\ w\u00f6rd ${x} #!%\ud83d\udd11";
    Secrets secrets = vault(Map.of("CONTRACT_ODD", odd)).secrets();
    assertThat(secrets.get("CONTRACT_ODD")).contains(odd);
  }

  @Test
  default void readsAnewWhatItWasToldToForget() {
    Vault vault = vault(Map.of("CONTRACT_ONE", "old"));
    if (!vault.canChange()) return;
    assertThat(vault.secrets().get("CONTRACT_ONE")).contains("old");
    vault.change("CONTRACT_ONE", "new");
    vault.secrets().forget("CONTRACT_ONE");
    assertThat(vault.secrets().get("CONTRACT_ONE")).contains("new");
  }

  @Test
  default void forgettingDoesNotLoseAValue() {
    Secrets secrets = vault(Map.of("CONTRACT_ONE", "first")).secrets();
    secrets.forget("CONTRACT_ONE");
    secrets.forget("CONTRACT_NEVER");
    assertThat(secrets.get("CONTRACT_ONE")).contains("first");
  }

  @Test
  default void doesNotShowItsValues() {
    Secrets secrets = vault(Map.of("CONTRACT_ONE", "hush-hush")).secrets();
    assertThat(secrets.get("CONTRACT_ONE")).isPresent();
    assertThat(secrets.toString()).doesNotContain("hush-hush");
  }
}
