package dev.bitbrat.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.web.WebResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
  private static final String ADDRESS = "/v1/bots/b/configuration";
  private final Harness harness = new Harness();

  private WebResponse put(String token, String body) {
    return harness.ask("PUT", ADDRESS, token, Map.of(), body);
  }

  @Test
  void anOperatorPutsAConfigurationInForce() {
    WebResponse response = put(Harness.OWNER, "{\"name\":\"b\",\"behaviours\":[]}");
    assertThat(response.status()).isEqualTo(200);
    assertThat(Harness.text(response)).contains("\"changed\":true");
    assertThat(harness.store.get(DocPath.of("bots", "b"))).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"behaviours": [{}]}     | 422 | mistakes
          {"name": "other"}        | 422 | of the bot other
          {"rules": [{"logic": 1, "enabled": 7}]} | 422 | rules[0]
          []                       | 422 | a JSON object
          nonsense                 | 400 | not JSON
          ``                       | 400 | not JSON
          """)
  void whatIsNoConfigurationChangesNothing(String body, int status, String why) {
    WebResponse response = put(Harness.OWNER, body);
    assertThat(response.status()).isEqualTo(status);
    assertThat(Harness.text(response)).contains(why);
    assertThat(harness.store.get(DocPath.of("bots", "b"))).isEmpty();
  }

  @Test
  void onlyAConfigurationMayBeLarge() {
    String large = "{\"name\":\"b\",\"behaviours\":[],\"x\":\"" + "x".repeat(70_000) + "\"}";
    assertThat(put(Harness.OWNER, large).status()).isEqualTo(200);
    assertThat(harness.post(Harness.OWNER, large).status()).isEqualTo(413);
  }

  @Test
  void nobodyElseMay() {
    assertThat(put(Harness.VIEWER, "{}").status()).isEqualTo(403);
    assertThat(put(Harness.OTHER, "{}").status()).isEqualTo(403);
    assertThat(put("guessed", "{}").status()).isEqualTo(401);
    assertThat(harness.store.get(DocPath.of("bots", "b"))).isEmpty();
  }
}
