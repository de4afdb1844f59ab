package dev.bitbrat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Origin;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AttributesTest {
  private static final Instant NOW = Instant.parse("2026-01-02T18:00:00Z");

  private final Publication publication =
      new Publication(
          "internal.x.v1",
          Event.of("chat.message.v1", "c-1")
              .origin(Origin.of(Instant.EPOCH, "twitch", "caf\u00e9"))
              .build());

  @Test
  void sayWhatAnEventIsAsCloudEventsDo() {
    Map<String, String> attributes = new HashMap<>(Attributes.of(publication, NOW));

    assertThat(attributes.remove("ce-traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
    assertThat(attributes)
        .isEqualTo(
            Map.of(
                "ce-specversion", "1.0",
                "ce-id", "_/c-1/0/internal.x.v1",
                "ce-type", "chat.message.v1",
                "ce-source", "bitbrat",
                "ce-time", "1970-01-01T00:00:00Z",
                "ce-channel", "caf%C3%A9",
                "ce-correlationid", "c-1",
                "ce-topic", "internal.x.v1",
                "ce-bot", "_",
                "content-type", "application/json"));
  }

  @Test
  void answerForOneNameAsForAll() {
    Map<String, String> attributes = Attributes.of(publication, NOW);

    attributes.forEach((name, value) -> assertThat(attributes.get(name)).isEqualTo(value));
    assertThat(attributes.containsKey("ce-topic")).isTrue();
    assertThat(attributes.containsKey("ce-gave-up")).isFalse();
    assertThat(attributes.get("ce-gave-up")).isNull();
    assertThat(new Inbound.Decoded("internal.x.v1", publication.event(), attributes).attributes())
        .isEqualTo(Map.copyOf(attributes));
  }

  @Test
  void nameTheTraceInTheFormThatHeadersTake() {
    String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    assertThat(of(Event.of("t", "c").traceId(trace))).containsEntry("ce-traceparent", trace);
    assertThat(of(Event.of("t", "c").traceId("abc\r\nx: y")).get("ce-traceparent"))
        .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
  }

  @Test
  void areOneTraceForAllMessagesOfAnEvent() {
    Event.Builder event = Event.of("t", "1b4e28ba-2fa1-51d2-883f-0016d3cca427");
    assertThat(of(event).get("ce-traceparent"))
        .startsWith("00-1b4e28ba2fa151d2883f0016d3cca427-")
        .isEqualTo(of(event).get("ce-traceparent"));
  }

  @Test
  void stayVisibleAsciiWhateverIsIn() {
    assertThat(of(Event.of("t\r\nhost: x \u00e4", "c")))
        .containsEntry("ce-type", "t%0D%0Ahost:%20x%20%C3%A4");
  }

  @Test
  void areNeverCutWithinAnEncodedByte() {
    for (int i = 0; i < 4; i++) {
      String type =
          of(Event.of("x".repeat(i) + "\u00e4".repeat(500), "c")).getOrDefault("ce-type", "");
      assertThat(type).hasSizeBetween(998, 1000).matches("x*(%[0-9A-F]{2})*");
    }
  }

  private static Map<String, String> of(Event.Builder event) {
    return Attributes.of(new Publication("internal.x.v1", event.build()), NOW);
  }
}
