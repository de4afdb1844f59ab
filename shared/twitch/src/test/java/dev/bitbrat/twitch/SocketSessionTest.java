package dev.bitbrat.twitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.platform.rest.RestSettings;
import dev.bitbrat.standins.Misbehaviour;
import dev.bitbrat.standins.Misbehaviour.Delay;
import dev.bitbrat.standins.Misbehaviour.Fail;
import dev.bitbrat.standins.Misbehaviour.HangUp;
import dev.bitbrat.standins.TwitchStandIn;
import dev.bitbrat.standins.TwitchStandIn.Subscription;
import dev.bitbrat.testkit.FakeSecrets;
import dev.bitbrat.twitch.SocketSession.Place;
import dev.bitbrat.twitch.SocketSession.Places;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against the stand-in of Helix; what goes on in the background goes on when the test says so. */
class SocketSessionTest {
  private static final String CHAT = "channel.chat.message";
  private static final Misbehaviour FINE = new Delay(Duration.ZERO);
  private static final Place BURGERONI = new Place("burgeroni", "4711001");
  private static final Place SECOND = new Place("secondone", "4711009");

  /** What there is to ask for besides the chat, where the bot is not the owner. */
  private static final int OTHERS =
      (int) EventSubType.ALL.stream().filter(type -> !type.isOwners()).count() - 1;

  private final TwitchStandIn helix = TwitchStandIn.start();
  private final Queue<Runnable> background = new ArrayDeque<>();
  private final List<Duration> slept = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private final List<String> troubles = new ArrayList<>();
  private final SocketSubscriptions subscriptions =
      new SocketSubscriptions(
          new RestSettings(helix.uri(), Duration.ofSeconds(3), Duration.ofSeconds(3)),
          new FakeSecrets()
              .with("TWITCH_BOT_TOKEN", TwitchStandIn.TOKEN)
              .with("TWITCH_CLIENT_ID", TwitchStandIn.CLIENT_ID));

  @AfterEach
  void close() {
    helix.close();
  }

  @Test
  void noChatWaitsForTheRest() {
    SocketSession session = session(BURGERONI, SECOND);
    session.subscribe("s1");
    assertThat(helix.subscriptions()).hasSize(2).allMatch(s -> s.type().equals(CHAT));
    inTheBackground();
    assertThat(helix.subscriptions()).hasSize(2 * (1 + OTHERS));
    assertThat(said).isEmpty();
    assertThat(slept).isEmpty();
  }

  @Test
  void whatTwitchCannotDoNowIsAskedForAgain() {
    helix.next(FINE, FINE, Fail.with(503), Fail.with(429), new HangUp());
    session(BURGERONI).subscribe("s1");
    inTheBackground();
    assertThat(helix.subscriptions())
        .hasSize(1 + OTHERS)
        .extracting(Subscription::type)
        .contains("stream.online", "stream.offline", "channel.update");
    assertThat(slept).containsExactly(SocketRound.WAITS.getFirst());
    assertThat(said).filteredOn(s -> s.contains("asked for again")).isNotEmpty();
    assertThat(said.getLast())
        .isEqualTo(
            "Twitch tells of stream.online, stream.offline, channel.update in burgeroni now");
  }

  @Test
  void whatIsStillMissingInTheEndIsSaid() {
    helix.next(FINE, FINE, Fail.with(503));
    helix.next(Collections.nCopies(OTHERS - 2, FINE).toArray(Misbehaviour[]::new));
    for (int i = 0; i < SocketRound.WAITS.size(); i++) helix.next(Fail.with(503));
    session(BURGERONI).subscribe("s1");
    inTheBackground();
    assertThat(slept).isEqualTo(SocketRound.WAITS);
    assertThat(said).hasSize(2);
    assertThat(said.getLast())
        .startsWith("Twitch does not tell of stream.online in burgeroni")
        .contains("503")
        .endsWith("not asked for again before the next session");
    assertThat(helix.subscriptions()).hasSize(OTHERS);
  }

  @Test
  void whatNobodyGrantedIsSaidOnceAndNotAskedForAgain() {
    helix.forbid("channel.follow");
    session(BURGERONI).subscribe("s1");
    inTheBackground();
    assertThat(slept).isEmpty();
    assertThat(said)
        .singleElement()
        .asString()
        .contains("channel.follow in burgeroni", "moderator:read:followers");
  }

  @Test
  void nothingIsAskedForWhenTheSessionIsOver() {
    SocketSession session = session(BURGERONI);
    session.subscribe("s1");
    session.ended();
    inTheBackground();
    assertThat(helix.subscriptions()).hasSize(1);
    assertThat(said).isEmpty();
  }

  @Test
  void theRestIsAskedForUnderTheIdThatTheSessionHasByThen() {
    SocketSession session = session(BURGERONI);
    session.subscribe("s1");
    session.moved("s2");
    inTheBackground();
    assertThat(helix.subscriptions())
        .filteredOn(s -> !s.type().equals(CHAT))
        .hasSize(OTHERS)
        .allMatch(s -> s.callback().equals("s2"));
  }

  @Test
  void whatIsTakenAwayIsAskedForAnew() {
    SocketSession session = session(BURGERONI);
    session.subscribe("s1");
    inTheBackground();
    helix.end("s1");
    session.revoked("s1", CHAT, BURGERONI.id());
    session.revoked("s1", "stream.online", BURGERONI.id());
    session.revoked("s1", "stream.online", SECOND.id());
    session.revoked("s1", "no.such.type", BURGERONI.id());
    session.revoked("s1", CHAT, null);
    inTheBackground();
    assertThat(helix.subscriptions())
        .extracting(Subscription::type)
        .containsExactly(CHAT, "stream.online");
  }

  @Test
  void withoutItsLastChatItIsDeaf() {
    SocketSession session = session(BURGERONI, SECOND);
    session.subscribe("s1");
    helix.end("s1");
    helix.next(Fail.with(503));
    assertThatThrownBy(() -> session.revoked("s1", CHAT, BURGERONI.id()))
        .isInstanceOf(OutageException.class);
    session.subscribe("s2");
    helix.end("s2").forbid(CHAT);
    session.revoked("s2", CHAT, BURGERONI.id());
    assertThat(said).singleElement().asString().contains("burgeroni: the chat cannot be heard");
    assertThat(troubles).singleElement().asString().contains("burgeroni: the chat cannot be heard");
    assertThatThrownBy(() -> session.revoked("s2", CHAT, SECOND.id()))
        .isInstanceOf(ExplainedException.class)
        .hasMessageContaining("user:read:chat");
  }

  private void inTheBackground() {
    for (Runnable next = background.poll(); next != null; next = background.poll()) next.run();
  }

  private SocketSession session(Place... places) {
    return new SocketSession(
        subscriptions,
        "b",
        () -> new Places("4711002", List.of(places)),
        UnaryOperator.identity(),
        said::add,
        troubles::add,
        background::add,
        slept::add);
  }
}
