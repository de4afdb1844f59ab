package dev.bitbrat.testkit;

import dev.bitbrat.pipeline.SecretVault;
import java.util.Map;

final class FakeSecretsTest implements SecretVaultContract {
  @Override
  public WritableVault vault(Map<String, String> values) {
    FakeSecrets secrets = new FakeSecrets(values);
    return new WritableVault() {
      @Override
      public SecretVault secrets() {
        return secrets;
      }

      @Override
      public void change(String name, String value) {
        secrets.with(name, value);
      }
    };
  }
}
