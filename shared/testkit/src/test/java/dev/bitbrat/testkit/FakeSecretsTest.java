package dev.bitbrat.testkit;

import dev.bitbrat.pipeline.Secrets;
import java.util.Map;

final class FakeSecretsTest implements SecretsContract {
  @Override
  public Vault vault(Map<String, String> values) {
    FakeSecrets secrets = new FakeSecrets(values);
    return new Vault() {
      @Override
      public Secrets secrets() {
        return secrets;
      }

      @Override
      public void change(String name, String value) {
        secrets.with(name, value);
      }
    };
  }
}
