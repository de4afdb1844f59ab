package dev.bitbrat.twitch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SocketHomeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "wss://eventsub.wss.twitch.tv/ws?challenge=1",
        "wss://cell-a.eventsub.wss.twitch.tv/ws?challenge=2f4a&id=1c9",
        "WSS://Cell-B.EventSub.wss.twitch.tv./ws"
      })
  void twitchMovesASessionToACellOfItsOwn(URI to) {
    assertThat(SocketHome.includes(EventSubSocket.TWITCH, to)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ws://cell-a.eventsub.wss.twitch.tv/ws",
        "ws://eventsub.wss.twitch.tv/ws",
        "ws://localhost:8080/ws",
        "https://eventsub.wss.twitch.tv/ws",
        "wss://twitch.tv/ws",
        "wss://wss.twitch.tv/ws",
        "wss://evileventsub.wss.twitch.tv/ws",
        "wss://eventsub.wss.twitch.tv.example.com/ws",
        "wss://eventsub.wss.twitch.tv@example.com/ws",
        "wss://who@cell-a.eventsub.wss.twitch.tv/ws",
        "wss:/ws",
        "/ws"
      })
  void nowhereElseAndNeverUnencrypted(URI to) {
    assertThat(SocketHome.includes(EventSubSocket.TWITCH, to)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "ws://127.0.0.1:81/ws,ws://localhost:82/ws,true",
    "ws://localhost:81/ws,ws://[::1]:82/ws,true",
    "ws://127.0.0.1:81/ws,wss://127.0.0.1:82/ws,true",
    "ws://127.0.0.1:81/ws,ws://example.com/ws,false",
    "ws://stand-in:81/ws,ws://stand-in:81/ws,true",
    "ws://stand-in:81/ws,wss://a.stand-in/ws,true",
    "ws://stand-in:81/ws,ws://a.stand-in/ws,false",
    "ws://stand-in:81/ws,ws://localhost/ws,false"
  })
  void withoutEncryptionOnlyOnThisMachine(URI home, URI to, boolean may) {
    assertThat(SocketHome.includes(home, to)).isEqualTo(may);
  }
}
