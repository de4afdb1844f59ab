package dev.bitbrat.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Platform;
import dev.bitbrat.pipeline.Platform.Outgoing;
import dev.bitbrat.pipeline.Platform.Sent;
import dev.bitbrat.platform.rest.RestSettings;
import dev.bitbrat.standins.DiscordSamples;
import dev.bitbrat.standins.DiscordStandIn;
import dev.bitbrat.standins.DiscordStandIn.Channel;
import dev.bitbrat.standins.DiscordStandIn.Message;
import dev.bitbrat.standins.Misbehaviour;
import dev.bitbrat.standins.Misbehaviour.Fail;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeSecrets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscordRestTest {
  static final String ADA = "600000000000000001";
  static final String TOKEN = "a-secret-interaction-token";

  FakeClock clock = new FakeClock();
  DiscordStandIn discord = DiscordStandIn.start().clock(clock);
  List<Duration> slept = new ArrayList<>();
  FakeSecrets secrets = new FakeSecrets().with(DiscordRest.BOT_TOKEN, DiscordStandIn.TOKEN);
  DiscordRest rest =
      new DiscordRest(
          RestSettings.at(discord.uri()),
          secrets,
          clock,
          wait -> {
            slept.add(wait);
            clock.advance(wait);
          });

  @AfterEach
  void close() {
    discord.close();
  }

  @Test
  void sendsAMessage() {
    Sent sent = rest.send(text("d1", "pong\nand *more*", "1234"));

    Message message = onlyMessage();
    assertThat(sent).isEqualTo(new Sent.Accepted(message.id()));
    assertThat(message.content()).isEqualTo("pong\nand *more*");
    assertThat(message.channelId()).isEqualTo(DiscordSamples.CHANNEL);
    assertThat(message.replyTo()).isEqualTo("1234");
    assertThat(message.nonce()).hasSize(25);
  }

  @Test
  void cutsWhatIsTooLong() {
    rest.send(text("d1", "\ud83c\udf54 ".repeat(3000), null));
    assertThat(onlyMessage().content()).endsWith("\u2026").hasSizeLessThan(4001);
  }

  @Test
  void isThereOnceHoweverOftenItIsSent() {
    discord.next(new Misbehaviour.DoAndHangUp(), Fail.with(502));
    Outgoing message = text("d1", "pong", null);

    assertThat(rest.send(message)).matches(DiscordRestTest::isRepeatable);
    assertThat(rest.send(message)).matches(DiscordRestTest::isRepeatable);
    assertThat(rest.send(message)).isEqualTo(new Sent.Accepted(onlyMessage().id()));
    rest.send(text("d2", "pong", null));
    assertThat(discord.messages()).hasSize(2);
  }

  private static boolean isRepeatable(Sent sent) {
    return sent instanceof Sent.Unknown(var _, var repeatable)
        && repeatable.equals(Duration.ofMinutes(2));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 503})
  void triesAgainWhatWasNotTaken(int status) {
    discord.next(Fail.with(status));
    assertThat(rest.send(text("d1", "pong", null)))
        .isEqualTo(new Sent.NotNow("Discord answered " + status, null, false));
  }

  @ParameterizedTest
  @ValueSource(ints = {502, 504, 520, 204})
  void triesAgainForAWhileWhateverElseHappened(int status) {
    discord.next(Fail.with(status));
    assertThat(rest.send(text("d1", "pong", null))).matches(DiscordRestTest::isRepeatable);
  }

  @Test
  void saysWhyDiscordRefuses() {
    discord.next(new Fail(403, Map.of(), "{\"message\":\"Missing Access\",\"code\":50001}"));
    assertThat(rest.send(text("d1", "pong", null)))
        .isEqualTo(new Sent.Refused("Discord answered 403: Missing Access"));
    assertThat(rest.send(text("d1", " \n ", null))).isInstanceOf(Sent.Refused.class);
  }

  @Test
  void callsWhomTheAuthorWroteAndNobodyElse() {
    String text = "<@" + ADA + "> <@600000000000000002> <@&5> <@&6> @everyone @here";
    rest.send(mentioning(text, List.of("<@" + ADA + ">", "<@&5>")));
    rest.send(mentioning(text, List.of()));

    assertThat(discord.messages().getFirst().called()).containsExactly("&5", ADA);
    assertThat(discord.messages().getFirst().content()).isEqualTo(text);
    assertThat(discord.messages().getLast().called()).isEmpty();
    assertThat(discord.messages().getLast().allowedMentions())
        .containsEntry("parse", List.of())
        .containsEntry("replied_user", false);
  }

  @Test
  void callsTheCrowdThatTheAuthorWroteAndNoLargerOne() {
    rest.send(mentioning("@here: ada says @everyone", List.of("@here")));
    rest.send(mentioning("@everyone: live", List.of("@everyone")));

    assertThat(discord.messages().getFirst().called()).containsExactly("@here");
    assertThat(discord.messages().getLast().called()).containsExactly("@everyone");
  }

  @Test
  void takesNothingForAMentionThatIsNone() {
    rest.send(mentioning("@ada", List.of("@ada", "<@x>", "everyone", "users", "<@1", "")));
    assertThat(onlyMessage().called()).isEmpty();
    assertThat(onlyMessage().allowedMentions()).containsEntry("users", List.of());
  }

  @Test
  void waitsAsDiscordAsks() {
    discord.next(DiscordStandIn.rateLimit(Duration.ofMillis(2500), false));
    assertThat(rest.send(text("d1", "pong", null)))
        .isEqualTo(new Sent.NotNow("over Discord's rate limit", Duration.ofMillis(2501), false));

    assertThat(rest.send(text("d1", "pong", null))).isInstanceOf(Sent.Accepted.class);
    assertThat(slept).containsExactly(Duration.ofMillis(2501));
  }

  @Test
  void asksNobodyWhileAllOfItIsLimited() {
    discord.with(new Channel(DiscordSamples.GUILD, "77", "other", 0));
    discord.next(DiscordStandIn.rateLimit(Duration.ofSeconds(65), true));
    rest.send(text("d1", "pong", null));

    Sent.NotNow other = (Sent.NotNow) rest.send(to("77", null));
    assertThat(other.retryAfter()).isBetween(Duration.ofSeconds(65), Duration.ofSeconds(67));
    assertThat(other.counted()).isFalse();
    clock.advance(Duration.ofSeconds(66));
    assertThat(rest.send(to("77", null))).isInstanceOf(Sent.Accepted.class);
  }

  @Test
  void limitsOfOneChannelAreNotThoseOfAnother() {
    discord.with(new Channel(DiscordSamples.GUILD, "77", "other", 0));
    discord.next(DiscordStandIn.rateLimit(Duration.ofSeconds(65), false));
    rest.send(text("d1", "pong", null));

    assertThat(rest.send(to("77", null))).isInstanceOf(Sent.Accepted.class);
    assertThat(rest.send(text("d1", "pong", null))).isInstanceOf(Sent.NotNow.class);
    assertThat(discord.messages()).hasSize(1);
  }

  /** So the first message that is deleted tells of the limit of the next one. */
  @ParameterizedTest
  @CsvSource({
    "/api/v10/channels/1/messages/2, /api/v10/channels/1/messages/ID",
    "/api/v10/channels/1/messages, /api/v10/channels/1/messages",
    "/guilds/1/members/2/roles/3, /guilds/1/members/ID/roles/ID",
    "/webhooks/1/aW50?wait=true, /webhooks/1/aW50",
    "/users/@me/guilds?limit=200, /users/@me/guilds",
    "/channels/1, /channels/1"
  })
  void aLimitIsOfARouteAndItsChannelGuildOrWebhook(String target, String route) {
    assertThat(DiscordAccess.route(target)).isEqualTo(route);
  }

  @Test
  void looksIntoAllGuildsHoweverManyThereAre() {
    for (int i = 1; i <= 205; i++) discord.with(new Channel("" + i, "9" + i, "c" + i, 0));
    assertThat(rest.send(to(null, "c205"))).isInstanceOf(Sent.Accepted.class);
    assertThat(onlyMessage().channelId()).isEqualTo("9205");
    assertThat(discord.guildQuestions()).isEqualTo(2);
  }

  @Test
  void staysBelowWhatDiscordAllowsABot() {
    for (int i = 0; i < 100; i++) rest.send(text("d" + i, "pong", null));

    assertThat(discord.messages()).hasSize(100);
    assertThat(slept.stream().reduce(Duration.ZERO, Duration::plus))
        .isGreaterThan(Duration.ofMillis(1900));
  }

  @ParameterizedTest
  @ValueSource(strings = {"announcements", "#Announcements", "78", "<#78>"})
  void findsChannelsByName(String name) {
    discord.with(new Channel("81", "78", "announcements", 5));
    discord.with(new Channel("81", "79", "announcements", 2));

    assertThat(rest.send(to(null, name))).isInstanceOf(Sent.Accepted.class);
    assertThat(onlyMessage().channelId()).isEqualTo("78");
  }

  @Test
  void remembersTheChannelsForAWhile() {
    rest.send(to(null, "general"));
    rest.send(to(null, "general"));
    assertThat(discord.guildQuestions()).isEqualTo(1);

    discord.with(new Channel("81", "78", "new", 0));
    clock.advance(Duration.ofSeconds(31));
    assertThat(rest.send(to(null, "new"))).isInstanceOf(Sent.Accepted.class);
    clock.advance(Duration.ofMinutes(6));
    rest.send(to(null, "general"));
    assertThat(discord.guildQuestions()).isEqualTo(3);
  }

  @Test
  void saysWhichChannelItDoesNotFindOrCannotChoose() {
    discord.with(new Channel("81", "78", "general", 0));

    assertThat(rest.send(to(null, "nowhere")))
        .isEqualTo(
            new Sent.Refused("the bot sees no text channel nowhere in the guilds that it is in"));
    assertThat(rest.send(to(null, "general")))
        .isEqualTo(
            new Sent.Refused("the bot sees 2 channels general: name the one you mean by its id"));
    assertThat(rest.send(to(null, null))).isInstanceOf(Sent.Refused.class);
    assertThat(discord.messages()).isEmpty();
  }

  @Test
  void isAnOutageWhenTheChannelsCannotBeReadNow() {
    discord.next(Fail.with(503));
    assertThatThrownBy(() -> rest.send(to(null, "general"))).isInstanceOf(OutageException.class);
  }

  @Test
  void answersAnInteraction() {
    discord.defer(TOKEN, DiscordSamples.CHANNEL);

    assertThat(rest.send(answering("pong"))).isInstanceOf(Sent.Accepted.class);
    assertThat(onlyMessage().interaction()).isEqualTo(TOKEN);
    assertThat(onlyMessage().called()).containsExactly(ADA);
    assertThat(discord.thinking()).isEmpty();
  }

  @Test
  void saysItInTheChannelWhenDiscordWaitsNoMore() {
    discord.defer(TOKEN, DiscordSamples.CHANNEL);
    clock.advance(Duration.ofMinutes(14));
    rest.send(answering("late"));
    rest.send(answering("unknown", "another-token"));

    assertThat(discord.messages()).extracting(Message::interaction).containsExactly(null, null);
    assertThat(discord.messages()).extracting(Message::replyTo).containsExactly(null, null);
  }

  @Test
  void takesThinkingAwayWhenNothingWillBeSaid() {
    discord.defer(TOKEN, DiscordSamples.CHANNEL);
    rest.dismiss(callback());
    assertThat(discord.thinking()).isEmpty();
    rest.dismiss(callback());
    discord.next(Fail.with(503));
    rest.dismiss(callback());
    assertThat(discord.messages()).isEmpty();
  }

  @Test
  void nobodyWaitsBehindThinking() {
    for (int i = 0; i < 200; i++) {
      discord.defer("t" + i, DiscordSamples.CHANNEL);
      rest.dismiss(
          new Platform.Callback(
              DiscordSamples.APPLICATION, "t" + i, clock.instant().plus(Duration.ofMinutes(1))));
    }
    assertThat(discord.thinking()).isEmpty();
    assertThat(slept).isEmpty();
  }

  /** Of two bots one may have answered: then it is no longer thinking. */
  @Test
  void takesNoAnswerAway() {
    discord.defer(TOKEN, DiscordSamples.CHANNEL);
    rest.send(answering("pong"));
    rest.dismiss(callback());
    assertThat(discord.messages()).hasSize(1);
  }

  private Platform.Callback callback() {
    return new Platform.Callback(
        DiscordSamples.APPLICATION, TOKEN, clock.instant().plus(Duration.ofMinutes(1)));
  }

  @Test
  void doesNotRepeatAnAnswerThatDiscordWouldNotRecognise() {
    discord.defer(TOKEN, DiscordSamples.CHANNEL);
    discord.next(new Misbehaviour.DoAndHangUp());

    assertThat(rest.send(answering("pong"))).isInstanceOf(Sent.Unknown.class);
    assertThat(discord.messages()).hasSize(1);
  }

  @Test
  void tellsNobodyTheTokenOfAnInteraction() {
    discord.defer(TOKEN, DiscordSamples.CHANNEL);
    discord.next(new Fail(400, Map.of(), "{\"message\":\"bad " + TOKEN + "\"}"));

    assertThat(rest.send(answering("pong")))
        .isEqualTo(new Sent.Refused("Discord answered 400: bad ***"));
    assertThat(answering("pong").toString()).doesNotContain(TOKEN);
  }

  @Test
  void readsARenewedTokenOnce() {
    rest.send(text("d1", "one", null));
    discord.changeToken("renewed");
    secrets.with(DiscordRest.BOT_TOKEN, "Bot renewed\n");
    assertThat(rest.send(text("d2", "two", null))).isInstanceOf(Sent.Accepted.class);

    discord.changeToken("another");
    Sent.NotNow sent = (Sent.NotNow) rest.send(text("d3", "three", null));
    assertThat(sent.counted()).as("a renewed one is waited for").isFalse();
    assertThat(sent.reason()).contains(DiscordRest.BOT_TOKEN).doesNotContain("renewed");
  }

  @Test
  void isAnOutageWhenThereIsNoConnectionOrNoSecret() {
    secrets.down();
    assertThatThrownBy(() -> rest.send(text("d1", "x", null))).isInstanceOf(OutageException.class);
    secrets.up();
    discord.close();
    assertThatThrownBy(() -> rest.send(text("d1", "x", null))).isInstanceOf(OutageException.class);
  }

  private Message onlyMessage() {
    assertThat(discord.messages()).hasSize(1);
    return discord.messages().getFirst();
  }

  private static Outgoing text(String delivery, String text, @Nullable String replyTo) {
    return new Outgoing(
        delivery, "b1", null, "general", DiscordSamples.CHANNEL, text, true, replyTo);
  }

  private static Outgoing to(@Nullable String channelId, @Nullable String channel) {
    return new Outgoing("d9", "b1", null, channel, channelId, "hello", false, null);
  }

  private static Outgoing mentioning(String text, List<String> mentions) {
    String id = text + mentions;
    return new Outgoing(
        id, "b1", null, "general", DiscordSamples.CHANNEL, text, false, null, mentions, null);
  }

  private Outgoing answering(String text) {
    return answering(text, TOKEN);
  }

  private Outgoing answering(String text, String token) {
    Platform.Callback callback =
        new Platform.Callback(
            DiscordSamples.APPLICATION, token, FakeClock.START.plus(Duration.ofMinutes(14)));
    String mention = "<@" + ADA + ">";
    return new Outgoing(
        "d-" + text,
        "b1",
        DiscordSamples.APPLICATION,
        "general",
        DiscordSamples.CHANNEL,
        mention + " " + text,
        false,
        "400000000000000042",
        List.of(mention),
        callback);
  }
}
