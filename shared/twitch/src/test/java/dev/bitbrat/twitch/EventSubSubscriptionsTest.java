package dev.bitbrat.twitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Topics;
import dev.bitbrat.json.EventCodec;
import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.platform.rest.RestSettings;
import dev.bitbrat.platform.webhook.Webhook;
import dev.bitbrat.standins.Misbehaviour.Fail;
import dev.bitbrat.standins.TwitchStandIn;
import dev.bitbrat.standins.TwitchStandIn.Subscription;
import dev.bitbrat.testkit.FakeEventBus;
import dev.bitbrat.testkit.FakeSecrets;
import dev.bitbrat.twitch.EventSubSubscriptions.Target;
import dev.bitbrat.twitch.Subscribed.State;
import dev.bitbrat.web.JdkServer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the stand-in of Twitch, and our own webhook on a real server. */
class EventSubSubscriptionsTest {
  private static final String SECRET = "secret-of-the-subscriptions";
  private static final int ALL = EventSubType.ALL.size();

  private final TwitchStandIn twitch = TwitchStandIn.start().pageSize(7);
  private final FakeSecrets secrets =
      new FakeSecrets()
          .with(HelixChat.TOKEN, TwitchStandIn.TOKEN)
          .with(HelixChat.CLIENT_ID, TwitchStandIn.CLIENT_ID)
          .with(EventSubProtocol.SECRET, SECRET);
  private final FakeEventBus bus = new FakeEventBus(new EventCodec());
  private final Webhook webhook =
      new Webhook(new EventSubProtocol(secrets), bus, Clock.systemUTC());
  private final JdkServer server = JdkServer.start(webhook, 0);
  private final EventSubSubscriptions subscriptions =
      new EventSubSubscriptions(
          new RestSettings(twitch.uri(), Duration.ofSeconds(3), Duration.ofSeconds(3)), secrets);
  private final Target target = target(server.uri());

  @AfterEach
  void close() {
    server.close();
    twitch.close();
  }

  @Test
  void whatIsMissingIsMadeAndAnsweredByOurWebhook() throws Exception {
    assertThat(subscriptions.status(target))
        .extracting(Subscribed::state)
        .containsOnly(State.MISSING);

    List<Subscribed> made = subscriptions.subscribe(target, SECRET, false);
    assertThat(made).hasSize(ALL).extracting(Subscribed::state).containsOnly(State.CREATED);
    twitch.awaitChallenges();

    assertThat(subscriptions.status(target))
        .extracting(Subscribed::state)
        .containsOnly(State.ENABLED);
    assertThat(twitch.subscriptions())
        .allMatch(s -> s.callback().endsWith("?account=4711002") && s.secret().equals(SECRET));
  }

  @Test
  void doingItAgainChangesNothing() throws Exception {
    subscriptions.subscribe(target, SECRET, false);
    twitch.awaitChallenges();
    List<Subscription> before = twitch.subscriptions();

    assertThat(subscriptions.subscribe(target, SECRET, false))
        .extracting(Subscribed::state)
        .containsOnly(State.ENABLED);
    assertThat(twitch.subscriptions()).isEqualTo(before);
  }

  @Test
  void aDeliveryOfASubscriptionKnowsTheBotsAccount() throws Exception {
    subscriptions.subscribe(target, SECRET, false);
    twitch.awaitChallenges();
    twitch.notify(
        "stream.offline",
        Map.of("broadcaster_user_id", "4711001", "broadcaster_user_login", "burgeroni"));

    Event event = bus.events(Topics.INGRESS).getFirst();
    assertThat(event.type()).isEqualTo("platform.stream.offline.v1");
    assertThat(event.origin().account()).isEqualTo("4711002");
  }

  @Test
  void whatIsDeadOrThereTwiceIsRemoved() {
    String callback = target.webhook() + "?account=4711002";
    twitch
        .with(old("dead", "stream.online", "1", "notification_failures_exceeded", callback))
        .with(old("good", "stream.offline", "1", "enabled", callback))
        .with(old("twin", "stream.offline", "1", "enabled", target.webhook().toString()))
        .with(old("outdated", "channel.update", "1", "enabled", callback))
        .with(old("other", "stream.online", "1", "user_removed", "https://other.example/twitch"))
        .with(old("unknown", "channel.subscribe", "1", "enabled", callback));

    assertThat(of("stream.online", subscriptions.status(target)).state()).isEqualTo(State.DEAD);
    List<Subscribed> after = subscriptions.subscribe(target, SECRET, false);

    assertThat(of("stream.online", after).sentence()).contains("made anew");
    assertThat(of("stream.offline", after).id()).isEqualTo("good");
    assertThat(of("stream.offline", after).sentence()).contains("removed 1 needless");
    assertThat(of("channel.update", after).state()).isEqualTo(State.CREATED);
    Set<String> ids = Set.copyOf(twitch.subscriptions().stream().map(Subscription::id).toList());
    assertThat(ids).contains("good", "other", "unknown").doesNotContain("dead", "twin", "outdated");
  }

  @Test
  void renewingMakesThemAllWithTheNewSecret() throws Exception {
    subscriptions.subscribe(target, SECRET, false);
    twitch.awaitChallenges();
    secrets.with(EventSubProtocol.SECRET, "another-secret-of-it");
    assertThat(subscriptions.subscribe(target, "another-secret-of-it", true))
        .extracting(Subscribed::state)
        .containsOnly(State.CREATED);
    assertThat(twitch.subscriptions())
        .hasSize(ALL)
        .allMatch(s -> s.secret().equals("another-secret-of-it"));
  }

  @Test
  void saysWhichRightIsMissing() {
    twitch.forbid("channel.follow").forbid("channel.chat.message");
    List<Subscribed> all = subscriptions.subscribe(target, SECRET, false);

    Subscribed follow = of("channel.follow", all);
    assertThat(follow.state()).isEqualTo(State.NOT_PERMITTED);
    assertThat(follow.sentence()).contains("moderator:read:followers", "the bot's account");
    assertThat(follow.isTrouble()).isFalse();
    assertThat(of("channel.chat.message", all).isTrouble()).as("no bot without it").isTrue();
    assertThat(of("stream.online", all).state()).isEqualTo(State.CREATED);
  }

  @Test
  void aWebhookThatDoesNotAnswerIsFoundOut() throws Exception {
    secrets.with(EventSubProtocol.SECRET, "not-what-twitch-signs-with");
    subscriptions.subscribe(target, SECRET, false);
    twitch.awaitChallenges();
    Subscribed chat = of("channel.chat.message", subscriptions.status(target));
    assertThat(chat.state()).isEqualTo(State.DEAD);
    assertThat(chat.sentence()).contains("did not answer", "secret");
  }

  @Test
  void whatTwitchHasAgainstOneOfThemStopsNoOther() {
    String empty = "{\"data\":[],\"pagination\":{}}";
    twitch.next(
        new Fail(200, Map.of(), empty),
        new Fail(409, Map.of(), "{\"message\":\"subscription already exists\"}"),
        new Fail(400, Map.of(), "{\"message\":\"no " + SECRET + " please\"}"),
        new Fail(410, Map.of(), "{}"),
        Fail.with(503));
    List<Subscribed> all = subscriptions.subscribe(target, SECRET, false);
    assertThat(all.subList(0, 5))
        .extracting(Subscribed::state)
        .containsExactly(State.ENABLED, State.FAILED, State.FAILED, State.FAILED, State.CREATED);
    assertThat(all.get(1).sentence()).contains("no *** please").doesNotContain(SECRET);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404})
  void whatNoWaitingCuresIsNoOutage(int status) {
    twitch.next(Fail.with(status));
    assertThatThrownBy(() -> subscriptions.status(target))
        .isInstanceOf(ExplainedException.class)
        .hasMessageContaining(Integer.toString(status));
  }

  @Test
  void asLongAsNothingCanBeListedNothingIsDone() {
    twitch.next(Fail.with(503));
    assertThatThrownBy(() -> subscriptions.subscribe(target, SECRET, false))
        .isInstanceOf(OutageException.class);
    twitch.changeToken("another");
    assertThatThrownBy(() -> subscriptions.status(target))
        .isInstanceOf(ExplainedException.class)
        .hasMessageContaining("renew it");
    assertThat(twitch.subscriptions()).isEmpty();
  }

  @Test
  void everyTypeThatItAsksForIsMapped() {
    for (EventSubType type : EventSubType.ALL) {
      boolean chat =
          type.type().equals(ChatMessages.SUBSCRIPTION) || type.type().equals(Notices.SUBSCRIPTION);
      assertThat(chat || Happenings.of(type.type()).isPresent()).as(type.type()).isTrue();
    }
    assertThat(EventSubType.ALL).extracting(EventSubType::type).doesNotHaveDuplicates();
  }

  private static Target target(URI server) {
    return new Target("b1", "4711001", "4711002", server.resolve("/twitch"));
  }

  private static Subscription old(
      String id, String type, String version, String status, String callback) {
    Map<String, @Nullable Object> condition = Map.of("broadcaster_user_id", "4711001");
    return new Subscription(id, type, version, status, condition, callback, SECRET);
  }

  private static Subscribed of(String type, List<Subscribed> all) {
    return Objects.requireNonNull(
        all.stream().filter(one -> one.type().equals(type)).findFirst().orElse(null), type);
  }
}
