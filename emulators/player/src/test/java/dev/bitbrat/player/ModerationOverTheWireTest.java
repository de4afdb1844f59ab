package dev.bitbrat.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.bitbrat.config.Bundle;
import dev.bitbrat.standins.DiscordGatewaySamples;
import dev.bitbrat.standins.DiscordStandIn;
import dev.bitbrat.standins.EventSubSamples;
import dev.bitbrat.standins.KickStandIn;
import dev.bitbrat.standins.TwitchStandIn.Moderated;
import org.junit.jupiter.api.Test;

/** The same bot keeps a chat clean everywhere: what it does arrives as the platform's own call. */
class ModerationOverTheWireTest {
  private static final Bundle GUARD =
      Bots.bundle(
          """
          name: no-spam
          triggers: [{ chat.message: buy followers }]
          conditions: [{ not: { user.role: moderator } }]
          actions:
            - delete:
            - timeout: { length: 1m, reason: advertising }
            - reply: "Not here, ${user}."
          """);
  private static final String STORY =
      """
      > eve: Buy followers at best.example
      < Not here, eve.
      > mia[mod]: never buy followers
      .
      """;

  @Test
  void onTwitch() throws Exception {
    try (TwitchWire wire = new TwitchWire()) {
      Wires.play(GUARD, STORY, wire);
      assertThat(wire.twitch.moderated())
          .extracting(Moderated::action, Moderated::broadcaster, Moderated::seconds)
          .containsExactly(
              tuple("delete", EventSubSamples.BROADCASTER_ID, null),
              tuple("timeout", EventSubSamples.BROADCASTER_ID, 60L));
    }
  }

  @Test
  void onKick() throws Exception {
    try (KickWire wire = new KickWire()) {
      Wires.play(GUARD, STORY, wire);
      assertThat(wire.kick.deleted()).hasSize(1);
      assertThat(wire.kick.bans())
          .extracting(KickStandIn.Ban::minutes, KickStandIn.Ban::reason)
          .containsExactly(tuple(1L, "advertising"));
    }
  }

  @Test
  void onDiscord() throws Exception {
    try (DiscordGatewayWire wire = new DiscordGatewayWire()) {
      wire.discord.with(
          new DiscordStandIn.Channel(
              DiscordGatewaySamples.GUILD, DiscordGatewaySamples.CHANNEL, "general", 0));
      Wires.play(GUARD, STORY, wire);
      assertThat(wire.discord.deletions()).hasSize(1);
      assertThat(wire.discord.moderations())
          .singleElement()
          .asString()
          .startsWith("PATCH /guilds/" + DiscordGatewaySamples.GUILD + "/members/")
          .endsWith("because advertising");
    }
  }
}
