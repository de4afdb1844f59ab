package dev.bitbrat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Event;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AttributesTest {
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @Test
  void namesBotAndTrace() {
    Event event =
        Event.of("chat.message.v1", "c1").traceId(TRACE).metadata("bot", "burgeroni").build();
    assertThat(of(event))
        .containsEntry("ce-bot", "burgeroni")
        .containsEntry("ce-traceparent", TRACE);
  }

  @Test
  void leavesOutATraceOfAnotherForm() {
    Event event = Event.of("chat.message.v1", "c1").traceId("abc\r\nx: y").build();
    assertThat(of(event)).doesNotContainKey("ce-traceparent");
  }

  @Test
  void staysVisibleAsciiWhateverIsIn() {
    Event event = Event.of("t\r\nhost: x \u00e4", "c1").build();
    assertThat(of(event)).containsEntry("ce-type", "t%0D%0Ahost:%20x%20%C3%A4");
  }

  @Test
  void isNeverCutWithinAnEncodedByte() {
    for (int i = 0; i < 4; i++) {
      Event event = Event.of("x".repeat(i) + "\u00e4".repeat(500), "c1").build();
      String type = of(event).getOrDefault("ce-type", "");
      assertThat(type).hasSizeBetween(995, 1000).matches("x*(%[0-9A-F]{2})*");
      assertThat(URLDecoder.decode(type, StandardCharsets.ISO_8859_1)).doesNotContain("%");
    }
  }

  private static Map<String, String> of(Event event) {
    return Attributes.of(new Publication("some.topic", event), Instant.EPOCH);
  }
}
