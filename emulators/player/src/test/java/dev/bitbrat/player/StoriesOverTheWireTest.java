package dev.bitbrat.player;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.config.Bundle;
import dev.bitbrat.standins.DiscordSamples;
import dev.bitbrat.standins.DiscordStandIn;
import dev.bitbrat.standins.EventSubSamples;
import dev.bitbrat.standins.KickSamples;
import dev.bitbrat.standins.TwitchStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same bot answers the same way everywhere: stories over the platforms' own protocols. */
class StoriesOverTheWireTest {
  private static final Map<String, Supplier<Wire>> WIRES =
      Map.of(
          "twitch", TwitchWire::new,
          "twitch over a WebSocket", TwitchSocketWire::new,
          "twitch over IRC", TwitchIrcWire::new,
          "kick", KickWire::new,
          "discord's commands", DiscordWire::new,
          "discord's gateway", DiscordGatewayWire::new,
          "twilio's texts", TwilioWire::texts,
          "twilio's conversations", TwilioWire::conversation);

  static Stream<Arguments> everywhere() {
    return WIRES.keySet().stream()
        .sorted()
        .flatMap(platform -> Stream.of("S1", "S5").map(story -> Arguments.of(platform, story)));
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void aBotDoesThereWhatItsStoryTells(String platform, String story) throws Exception {
    try (Wire wire = Objects.requireNonNull(WIRES.get(platform)).get()) {
      Wires.play(bot(story), story(story), wire);
    }
  }

  @Test
  void reactsToSubscriptionsOnTwitch() throws Exception {
    try (Wire wire = new TwitchWire()) {
      Wires.play(bot("S7"), story("S7"), wire);
    }
  }

  @Test
  void reactsToSubscriptionsOnKick() throws Exception {
    try (Wire wire = new KickWire()) {
      Wires.play(bot("S7"), story("S7"), wire);
    }
  }

  /** Somewhere else than in the channel that raids. */
  @Test
  void givesShoutoutsOnTwitch() throws Exception {
    try (Wire wire = new TwitchWire("raided")) {
      Wires.play(Wires.in("raided", bot("S3")), story("S3"), wire);
    }
  }

  @Test
  void tellsOnDiscordThatTheStreamBeganOnTwitch() throws Exception {
    try (TwitchWire twitch = new TwitchWire();
        DiscordWire discord = announcing()) {
      twitch.twitch.with(
          new TwitchStandIn.Channel(
              EventSubSamples.BROADCASTER_ID, "burgeroni", "BurgerOni", "Celeste", "Any% runs"));
      try (WireVenue venue = new WireVenue(goLive(), twitch, List.of(discord))) {
        twitch.deliver(
            "stream.online",
            EventSubSamples.notification(
                "stream.online",
                Map.of(
                    "id",
                    "s1",
                    "broadcaster_user_id",
                    EventSubSamples.BROADCASTER_ID,
                    "broadcaster_user_login",
                    "burgeroni",
                    "broadcaster_user_name",
                    "BurgerOni",
                    "type",
                    "live",
                    "started_at",
                    "2026-01-02T18:00:00Z")));
        assertThat(venue.rest()).isTrue();
        assertThat(discord.heard())
            .containsExactly("BurgerOni is live: Any% runs (Celeste) https://twitch.tv/burgeroni");
        assertThat(twitch.heard()).isEmpty();
      }
    }
  }

  @Test
  void tellsOnDiscordThatTheStreamBeganOnKick() throws Exception {
    try (KickWire kick = new KickWire();
        DiscordWire discord = announcing();
        WireVenue venue = new WireVenue(goLive(), kick, List.of(discord))) {
      kick.deliver("livestream.status.updated", KickSamples.online("Any% runs"));
      assertThat(venue.rest()).isTrue();
      assertThat(discord.heard())
          .containsExactly(
              "BurgerOni is live: Any% runs (no category) https://twitch.tv/burgeroni");
      assertThat(kick.heard()).isEmpty();
    }
  }

  private static DiscordWire announcing() {
    DiscordWire wire = new DiscordWire();
    wire.discord.with(
        new DiscordStandIn.Channel(DiscordSamples.GUILD, "700000000000000002", "announcements", 0));
    return wire;
  }

  private static Bundle goLive() {
    return bot("S11");
  }

  private static Bundle bot(String story) {
    return Bots.bundle(Bots.STORIES.resolve(story + ".yaml"));
  }

  private static String story(String name) throws IOException {
    return Files.readString(Bots.STORIES.resolve(name + ".txt"));
  }
}
