package dev.bitbrat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.pipeline.Platform.Action;
import dev.bitbrat.pipeline.Platform.Outgoing;
import dev.bitbrat.pipeline.Platform.Sent;
import dev.bitbrat.platform.rest.RestSettings;
import dev.bitbrat.standins.DiscordSamples;
import dev.bitbrat.standins.DiscordStandIn;
import dev.bitbrat.standins.Misbehaviour;
import dev.bitbrat.standins.Misbehaviour.Fail;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeSecrets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscordActionsTest {
  static final String GUILD = "/guilds/" + DiscordSamples.GUILD;

  FakeClock clock = new FakeClock();
  DiscordStandIn discord = DiscordStandIn.start().clock(clock);
  DiscordRest rest =
      new DiscordRest(
          RestSettings.at(discord.uri()),
          new FakeSecrets().with(DiscordRest.BOT_TOKEN, DiscordStandIn.TOKEN),
          clock,
          clock::advance);

  @AfterEach
  void close() {
    discord.close();
  }

  @Test
  void deletesAMessageOnce() {
    rest.send(new Outgoing("d", "b", null, null, DiscordSamples.CHANNEL, "oops", false, null));
    String id = discord.messages().getFirst().id();
    discord.next(new Misbehaviour.DoAndHangUp());

    assertThat(act("delete", Map.of("message", id))).isInstanceOf(Sent.Unknown.class);
    assertThat(act("delete", Map.of("message", id))).isEqualTo(new Sent.Accepted(null));
    assertThat(discord.messages()).isEmpty();
  }

  @Test
  void timesOutAndEndsIt() {
    act("timeout", Map.of("user", "<@42>", "seconds", 600, "reason", "caps & caps"));
    act("timeout", Map.of("user", "42", "seconds", "0"));

    String until = clock.instant().plus(Duration.ofMinutes(10)).toString();
    assertThat(discord.moderations())
        .containsExactly(
            "PATCH " + GUILD + "/members/42 until " + until + " because caps%20%26%20caps",
            "PATCH " + GUILD + "/members/42 until now");
  }

  @Test
  void bansAndUnbans() {
    assertThat(act("ban", Map.of("user", "42"))).isEqualTo(new Sent.Accepted(null));
    assertThat(act("unban", Map.of("user", "42"))).isEqualTo(new Sent.Accepted(null));
    assertThat(act("unban", Map.of("user", "43"))).isEqualTo(new Sent.Accepted(null));

    assertThat(discord.moderations())
        .containsExactly("PUT " + GUILD + "/bans/42", "DELETE " + GUILD + "/bans/42");
  }

  @Test
  void findsAMemberByTheExactLogin() {
    assertThat(act("ban", Map.of("user", "@Ada"))).isEqualTo(new Sent.Accepted(null));
    assertThat(act("timeout", Map.of("login", "grace", "seconds", 60L)))
        .isEqualTo(new Sent.Accepted(null));

    assertThat(discord.moderations()).hasSize(2);
    assertThat(discord.moderations().getFirst())
        .isEqualTo("PUT " + GUILD + "/bans/" + DiscordSamples.Person.ADA.id());
    assertThat(discord.moderations().getLast())
        .startsWith("PATCH " + GUILD + "/members/" + DiscordSamples.Person.MODERATOR.id());
    assertThat(act("ban", Map.of("user", "ad")))
        .isEqualTo(new Sent.Refused("the guild has no member of that login"));
    assertThat(act("unban", Map.of("user", "ad")))
        .isEqualTo(
            new Sent.Refused("Discord finds only members by their login: unban needs the id"));
  }

  @Test
  void givesAndTakesRoles() {
    act("role.add", Map.of("user", "42", "role", "<@&7>"));
    act("role.remove", Map.of("user", "42", "role", "7", "guild", DiscordSamples.GUILD));

    assertThat(discord.moderations())
        .containsExactly(
            "PUT " + GUILD + "/members/42/roles/7", "DELETE " + GUILD + "/members/42/roles/7");
  }

  @Test
  void asksAgainWhenItDoesNotKnow() {
    for (Misbehaviour trouble : new Misbehaviour[] {new Misbehaviour.HangUp(), Fail.with(502)}) {
      discord.next(trouble);
      Map<String, @Nullable Object> ban = Map.of("user", "42", "guild", DiscordSamples.GUILD);
      assertThat(act("ban", ban)).isInstanceOf(Sent.Unknown.class);
      discord.next(trouble);
      Map<String, @Nullable Object> timeout =
          Map.of("user", "42", "guild", DiscordSamples.GUILD, "seconds", 5);
      assertThat(act("timeout", timeout)).isInstanceOf(Sent.Unknown.class);
    }
    assertThat(discord.moderations()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"delete", "timeout", "ban", "unban", "role.add", "role.remove"})
  void refusesWhatDoesNotSayWhom(String action) {
    assertThat(act(action, Map.of())).isInstanceOf(Sent.Refused.class);
    assertThat(act(action, Map.of("user", "../1", "message", "a/b", "role", "x")))
        .isInstanceOf(Sent.Refused.class);
  }

  @Test
  void refusesOtherActionsAndAbsurdTimeouts() {
    assertThat(act("shoutout", Map.of("login", "ada")))
        .isEqualTo(new Sent.Refused("discord does not do shoutout"));
    for (Object seconds : new Object[] {-1, "soon", 1e9, 100_000_000}) {
      assertThat(act("timeout", Map.of("user", "42", "seconds", seconds)))
          .isInstanceOf(Sent.Refused.class);
    }
    assertThat(discord.moderations()).isEmpty();
  }

  @Test
  void makesSeveralOfALongTextUnaskedAndDataCallsNobodyInAnyOfThem() {
    String words = "@here " + "word ".repeat(390) + "@everyone " + "word ".repeat(390);
    Outgoing text =
        new Outgoing(
            "d",
            "b",
            null,
            null,
            DiscordSamples.CHANNEL,
            words,
            false,
            null,
            List.of("@here"),
            null);
    List<String> parts = rest.parts(text, false, 5);
    assertThat(parts).hasSize(2).allMatch(part -> part.length() <= 2000);
    assertThat(parts).noneMatch(part -> part.contains("@everyone"));
    rest.send(text.saying(parts.getFirst()));
    rest.send(text.next("d/2", parts.getLast()));
    assertThat(discord.messages())
        .extracting(DiscordStandIn.Message::content)
        .containsExactlyElementsOf(parts);
  }

  private Sent act(String action, Map<String, @Nullable Object> arguments) {
    return rest.act(
        new Action("d1", "b1", null, "general", DiscordSamples.CHANNEL, action, arguments));
  }
}
