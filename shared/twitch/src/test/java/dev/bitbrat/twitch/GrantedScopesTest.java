package dev.bitbrat.twitch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.oauth.Provider;
import dev.bitbrat.platform.tokens.BotTokens.Account;
import dev.bitbrat.twitch.EventSubType.About;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is subscribed to, beside what a login asks for. */
class GrantedScopesTest {
  private static final Pattern SCOPE = Pattern.compile("[a-z]+(:[a-z_]+)+");

  private static final Provider LOGIN = Provider.twitch(Map.of());

  @ParameterizedTest
  @MethodSource("types")
  void aLoginAsksForWhatEachSubscriptionTakes(EventSubType type) {
    for (String scope : scopes(type)) {
      assertThat(LOGIN.scopesOf(who(type, scope)))
          .as(type.type())
          .containsAnyOf(scope, manage(scope));
    }
  }

  @Test
  void everyRightThatATypeNamesIsAScope() {
    assertThat(EventSubType.ALL)
        .allMatch(type -> type.rights().isEmpty() || !scopes(type).isEmpty())
        .anyMatch(EventSubType::isOwners)
        .anyMatch(type -> type.about() == About.MODERATOR);
  }

  private static Stream<EventSubType> types() {
    return EventSubType.ALL.stream();
  }

  private static List<String> scopes(EventSubType type) {
    return SCOPE.matcher(type.rights()).results().map(MatchResult::group).toList();
  }

  /** A moderator's scopes are the bot's own; in the rest the scope itself says whose it is. */
  private static Account who(EventSubType type, String scope) {
    if (type.isOwners()) return Account.BROADCASTER;
    boolean bots = type.about() == About.MODERATOR || scope.startsWith("user:");
    return bots ? Account.BOT : Account.BROADCASTER;
  }

  /** Where Twitch wants the one to read it takes the one to manage, too. */
  private static String manage(String scope) {
    return scope.replace("moderator:read:", "moderator:manage:");
  }
}
