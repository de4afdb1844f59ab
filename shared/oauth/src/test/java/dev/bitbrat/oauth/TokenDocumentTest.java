package dev.bitbrat.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.json.Json;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.platform.tokens.BotTokens;
import dev.bitbrat.platform.tokens.BotTokens.Account;
import dev.bitbrat.testkit.FakeSecrets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenDocumentTest {
  static final Instant NOW = Instant.parse("2026-01-02T20:00:00Z");

  @Test
  void whatItDoesNotKnowSurvives() {
    String json =
        """
        {"comment": "by hand", "twitch": {"bot": {"access": "a", "colour": {"is": [1, null]}},
         "robot": {"access": "r"}}, "newcomer": {"bot": {"access": "n"}}, "odd": 5}
        """;
    TokenDocument after =
        TokenDocument.parse("b", json).with("twitch", Account.BOT, token("a2", "r2", 3600));
    Map<?, ?> tree = Json.parseObject(after.text());
    assertThat(tree.keySet().toString()).contains("comment", "twitch", "newcomer", "odd");
    assertThat(after.text()).contains("\"colour\":{\"is\":[1,null]}", "\"robot\"");
    assertThat(after.get("newcomer", Account.BOT)).isPresent();
    assertThat(TokenDocument.parse("b", after.text()).get("twitch", Account.BOT))
        .contains(token("a2", "r2", 3600));
  }

  @Test
  void whoeverSendsFindsTheTokenInIt() {
    String text =
        TokenDocument.EMPTY.with("kick", Account.BOT, token("the-access", null, 60)).text();
    FakeSecrets secrets = new FakeSecrets().with(BotTokens.secretOf("b"), text);
    assertThat(new BotTokens(secrets).get("b", "kick", Account.BOT)).contains("the-access");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hush", "[\"hush\"]", "{\"a\": \"hush\"", "null"})
  void doesNotTakeWhatItCannotReadForNothing(String text) {
    assertThatThrownBy(() -> TokenDocument.parse("b", text))
        .isInstanceOf(OutageException.class)
        .hasMessageContaining("bitbrat-tokens-b")
        .hasMessageNotContaining("hush");
  }

  @Test
  void showsNoValue() {
    Token token = token("hush-access", "hush-refresh", 60);
    Grant grant = new Grant("hush-access", "hush-refresh", Duration.ofHours(1), List.of());
    TokenDocument document = TokenDocument.EMPTY.with("twitch", Account.BOT, token);
    assertThat(List.of(token, grant, document, document.entries()).toString())
        .doesNotContain("hush");
    assertThat(LoginStatus.rows(document).toString()).doesNotContain("hush");
  }

  @ParameterizedTest
  @CsvSource({"4h, 3h", "2h, 90m", "1h, 30m", "58d, 1044h", "20m, -10m"})
  void isDueWhenAQuarterOfItsLifeOrHalfAnHourIsLeft(String life, String dueAfter) {
    Token token = token("a", "r", duration(life).toSeconds());
    assertThat(token.dueAt()).isEqualTo(NOW.plus(duration(dueAfter)));
  }

  private static Duration duration(String text) {
    boolean days = text.endsWith("d");
    return Duration.parse((days ? "P" : "PT") + text.toUpperCase(Locale.ROOT));
  }

  private static Token token(String access, @Nullable String refresh, long seconds) {
    return new Token(
        access, refresh, NOW.plusSeconds(seconds), List.of("x:y"), "1", "ada", NOW, null);
  }
}
