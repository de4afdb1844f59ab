package dev.bitbrat.platform.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.platform.tokens.BotTokens.Account;
import dev.bitbrat.testkit.FakeSecrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BotTokensTest {
  final FakeSecrets secrets = new FakeSecrets();
  final BotTokens tokens = new BotTokens(secrets);

  @Test
  void prefersTheBotsOwnToken() {
    secrets
        .with("bitbrat-tokens-burgeroni", "{\"twitch\": {\"app\": {\"access\": \"its-own\"}}}")
        .with("TWITCH_APP_TOKEN", "for-all");
    assertThat(tokens.get("burgeroni", "twitch", Account.APP)).contains("its-own");
    assertThat(tokens.get("another", "twitch", Account.APP)).contains("for-all");
    assertThat(tokens.get("burgeroni", "twitch", Account.BROADCASTER)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"oauth:abc", "Bearer abc", "bot abc", " abc\n"})
  void takesATokenAsPeoplePasteIt(String pasted) {
    secrets.with("TWITCH_BOT_TOKEN", pasted);
    assertThat(tokens.get("burgeroni", "twitch", Account.BOT)).contains("abc");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\r\nX-Evil: 1", "\u00e9"})
  void takesNothingThatDoesNotFitAHeader(String value) {
    secrets.with("TWITCH_BOT_TOKEN", value);
    assertThat(tokens.get("burgeroni", "twitch", Account.BOT)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "{\"twitch\": 1}", "{\"twitch\": {\"app\": {\"access\": 1}}}"})
  void aBrokenSecretIsAsGoodAsNone(String broken) {
    secrets.with("bitbrat-tokens-burgeroni", broken).with("TWITCH_APP_TOKEN", "for-all");
    assertThat(tokens.get("burgeroni", "twitch", Account.APP)).contains("for-all");
  }

  @Test
  void readsAnewWhatThePlatformRefused() {
    tokens.forget("burgeroni", "twitch", Account.APP);
    assertThat(secrets.forgotten()).contains("bitbrat-tokens-burgeroni", "TWITCH_APP_TOKEN");
  }
}
