package dev.bitbrat.discordgateway;

import java.util.Optional;

/** Why Discord lets nobody in, as "Gateway Close Event Codes" of its documentation has it. */
final class DiscordRefusals {
  static final int AUTHENTICATION_FAILED = 4004;

  private static final int INVALID_SHARD = 4010;
  private static final int SHARDING_REQUIRED = 4011;
  private static final int INVALID_INTENTS = 4013;
  private static final int DISALLOWED_INTENTS = 4014;

  private DiscordRefusals() {}

  /**
   * What it means, and what to do; empty for what passes by itself.
   *
   * @param token what to do about a token that is not accepted
   */
  static Optional<String> explain(int code, String token) {
    return switch (code) {
      case AUTHENTICATION_FAILED -> Optional.of(token);
      case DISALLOWED_INTENTS ->
          Optional.of(
              "Discord does not let the bot hear what people write or who they are: switch on"
                  + " \"Message Content Intent\" and \"Server Members Intent\" under \"Bot\" in its"
                  + " developer portal");
      case INVALID_INTENTS ->
          Optional.of(
              "Discord does not know what the bot asks to hear: this version of BitBrat is too"
                  + " old");
      case INVALID_SHARD, SHARDING_REQUIRED ->
          Optional.of(
              "the bot is in more guilds than Discord serves over one connection, and this gateway"
                  + " keeps only one: have it leave some");
      default -> Optional.empty();
    };
  }
}
