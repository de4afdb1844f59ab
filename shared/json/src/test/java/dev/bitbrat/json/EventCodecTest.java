package dev.bitbrat.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Origin;
import dev.bitbrat.events.RoutingStep;
import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.Codec.Decoded;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class EventCodecTest {
  private static final List<String> PRESENT = Samples.PRESENT;
  private static final List<String> OLDER = Samples.OLDER;

  private final EventCodec codec = new EventCodec();

  @ParameterizedTest
  @FieldSource("PRESENT")
  void nothingOfASampleGetsLost(String name) {
    Map<String, ?> written = Json.parseObject(codec.encode(sample(name)), JsonLimits.EVENT);
    assertThat(written).isEqualTo(Json.parseObject(Samples.read(name), JsonLimits.EVENT));
  }

  @ParameterizedTest
  @FieldSource("OLDER")
  void olderFormsComeBackTheSame(String name) {
    Event event = sample(name);
    assertThat(decode(codec.encode(event))).isEqualTo(event);
  }

  @Test
  void readsTheEnvelopeOfVersionOne() {
    Event event = sample("envelope-v1.json");
    assertThat(event.source()).isEqualTo("ingress.twitch");
    assertThat(event.correlationId()).isEqualTo("c-1");
    assertThat(event.egressDestination()).isEqualTo("internal.egress.v1.instance1");
    assertThat(event.egress().type()).isEqualTo("chat");
    assertThat(event.origin().platform()).isEqualTo("twitch");
    assertThat(event.origin().channel()).isEqualTo("#burgeroni");
    assertThat(event.identity().external())
        .satisfies(
            external -> {
              assertThat(external.id()).isEqualTo("445566");
              assertThat(external.platform()).isEqualTo("twitch");
            });
    assertThat(event.identity().user())
        .satisfies(
            user -> {
              assertThat(user.id()).isEqualTo("twitch:445566");
              assertThat(user.extra()).containsEntry("email", "ann@example.org");
            });
    assertThat(event.identity().auth()).containsEntry("matched", true);
    assertThat(event.routingSlip())
        .extracting(RoutingStep::id)
        .containsExactly("router", "llm-bot");
    assertThat(event.text()).isEqualTo("hello there");
    assertThat(event.message())
        .satisfies(
            message -> {
              assertThat(message.id()).isEqualTo("m-1");
              assertThat(message.language()).isEqualTo("en");
              assertThat(message.rawPlatformPayload()).containsEntry("isMod", false);
            });
    assertThat(event.payload()).isNull();
    assertThat(event.extra()).containsOnlyKeys("replyTo", "timeoutAt");
  }

  @Test
  void readsAnEnvelopeWithoutAnythingSaid() {
    Event event =
        decode(
            """
            {"envelope":{"v":"1","source":"scheduler","correlationId":"t:1"},"type":"system.timer.v1",
             "payload":{"timer":"x"}}\
            """);
    assertThat(event.message()).isNull();
    assertThat(event.payload()).isEqualTo(Map.of("timer", "x"));
    assertThat(event.source()).isEqualTo("scheduler");
    assertThat(event.origin()).isEqualTo(Origin.UNKNOWN);
  }

  @Test
  void readsNestedSourceAndDestination() {
    Event event = sample("nested-v2.json");
    assertThat(event.source()).isEqualTo("ingress.twitch");
    assertThat(event.origin())
        .isEqualTo(
            new Origin(
                Instant.parse("2026-01-29T22:00:00Z"), "twitch", null, "#general", null, Map.of()));
    assertThat(event.egressDestination()).isEqualTo("internal.egress.v1.inst1");
    assertThat(event.egress().extra()).isEqualTo(Map.of("priority", "high"));
    assertThat(event.identity().roles()).containsExactly("Mod");
  }

  @Test
  void readsTheSlipInsideRouting() {
    Event event = sample("routing.json");
    assertThat(event.routingSlip()).hasSize(1);
    assertThat(event.routingSlip().getFirst().attributes())
        .isEqualTo(Map.of("origin", "router", "always", "true"));
    assertThat(event.origin().at()).isEqualTo(Instant.parse("2026-01-29T21:00:00Z"));
    assertThat(event.origin().platform()).isEqualTo("api");
    assertThat(Tree.map(event.extra(), "routing")).containsOnlyKeys("stage", "history");
  }

  @Test
  void readsChannelAndUserAtTheTop() {
    Event event =
        decode(
            """
            {"type":"chat.message.v1","correlationId":"c","source":"ingress.kick","channel":"#x",
             "userId":"7","identity":{"external":{"displayName":"Ann"}}}\
            """);
    assertThat(event.origin().platform()).isEqualTo("kick");
    assertThat(event.origin().channel()).isEqualTo("#x");
    assertThat(event.identity().external())
        .satisfies(
            external -> {
              assertThat(external.id()).isEqualTo("7");
              assertThat(external.platform()).isEqualTo("kick");
              assertThat(external.displayName()).isEqualTo("Ann");
            });
    assertThat(event.extra()).isEmpty();
  }

  @Test
  void thePresentFormWinsOverAnOlderOne() {
    Event event =
        decode(
            """
            {"type":"t","correlationId":"c","source":"new","egressDestination":"new",
             "ingress":{"source":"old","platform":"new","connector":"old"},
             "egress":{"destination":"old"}}\
            """);
    assertThat(event.source()).isEqualTo("new");
    assertThat(event.egressDestination()).isEqualTo("new");
    assertThat(event.origin().platform()).isEqualTo("new");
  }

  @Test
  void anyEventComesBackEqual() {
    RandomEvents events = new RandomEvents(new Random(7));
    for (int i = 0; i < 3_000; i++) {
      Event event = events.next();
      assertThat(decode(codec.encode(event))).isEqualTo(event);
    }
  }

  @Test
  void theSameEventIsTheSameBytes() {
    Event event = sample("everything.json");
    assertThat(codec.encode(decode(codec.encode(event)))).isEqualTo(codec.encode(event));
    assertThat(new String(codec.encode(event), StandardCharsets.UTF_8))
        .startsWith("{\"v\":\"2\",\"type\":\"chat.message.v1\",")
        .contains("\"attributes\":{\"a\":\"1\",\"b\":\"2\",\"c\":\"3\"}");
  }

  @Test
  void aFieldOfOursIsNeverWrittenTwice() {
    Event event = Event.of("t", "c").extra(Map.of("type", "other", "new", 1L)).build();
    assertThat(decode(codec.encode(event)))
        .isEqualTo(Event.of("t", "c").extra(Map.of("new", 1L)).build());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                                                      | the text ends too early
          []                                                      | the event: expected an object
          "x"                                                     | the event: expected an object
          {}                                                      | type: missing
          {"type":"t"}                                            | correlationId: missing
          {"type":null,"correlationId":"c"}                       | type: missing
          {"type":" ","correlationId":"c"}                        | type: expected a name
          {"type":7,"correlationId":"c"}                          | type: expected a string
          {"type":"t","correlationId":""}                         | correlationId: expected [A-Za-z0-9]
          {"type":"t","correlationId":"secret/x"}                 | correlationId: expected [A-Za-z0-9]
          {"type":"t","correlationId":"~x"}                       | correlationId: expected [A-Za-z0-9]
          {"type":"t","correlationId":"c","v":"3"}                | v: expected "2"
          {"type":"t","correlationId":"c","metadata":{"bot":"A"}} | metadata.bot: expected [a-z0-9_]
          {"type":"t","correlationId":"c","metadata":{"bot":7}}   | metadata.bot: expected [a-z0-9_]
          {"type":"t","correlationId":"c","metadata":[]}          | metadata: expected an object
          {"type":"t","correlationId":"c","message":"secret"}     | message: expected an object
          {"type":"t","correlationId":"c","message":{}}           | message.id: missing
          {"type":"t","correlationId":"c","message":{"id":"m","text":{}}}               | message.text: expected a string
          {"type":"t","correlationId":"c","identity":{"external":{"id":7}}}             | identity.external.id: expected a string
          {"type":"t","correlationId":"c","identity":{"user":{"id":"u","roles":[1]}}}   | identity.user.roles[0]: expected a string
          {"type":"t","correlationId":"c","ingress":{"ingressAt":"secret"}}             | ingress.ingressAt: expected a time
          {"type":"t","correlationId":"c","ingress":{"ingressAt":"2026-02-30T00:00:00Z"}} | ingress.ingressAt: expected a time
          {"type":"t","correlationId":"c","candidates":{}}                              | candidates: expected an array
          {"type":"t","correlationId":"c","candidates":[{"id":"k"}]}                    | candidates[0].source: missing
          {"type":"t","correlationId":"c","candidates":[null]}                          | candidates[0]: expected an object
          {"type":"t","correlationId":"c","candidates":[{"priority":"1"}]}              | candidates[0].priority: expected a number
          {"type":"t","correlationId":"c","deliveries":[{"id":"d","source":"s"}]}       | deliveries[0].kind: missing
          {"type":"t","correlationId":"c","deliveries":[{"id":"d","source":"s","kind":"secret"}]} | deliveries[0].kind: expected text or action
          {"type":"t","correlationId":"c","deliveries":[{"id":"d","source":"s","kind":"text"}]}   | deliveries[0].text: missing
          {"type":"t","correlationId":"c","routingSlip":[{"id":"a"},{"id":"b","status":"secret"}]} | routingSlip[1].status: expected one of [PENDING, OK, ERROR, SKIP]
          {"type":"t","correlationId":"c","routingSlip":[{"id":"a","attempt":-1}]}      | routingSlip[0].attempt: expected a whole number
          {"type":"t","correlationId":"c","routingSlip":[{"id":"a","attempt":1.5}]}     | routingSlip[0].attempt: expected a whole number
          {"type":"t","correlationId":"c","routingSlip":[{"id":"a","attributes":{"secret":[]}}]} | routingSlip[0].attributes: expected an object of strings
          {"type":"t","correlationId":"c","trace":[{"stage":"s"}]}                      | trace[0].start: missing
          {"type":"t","correlationId":"c","errors":[{"source":"s","message":"m","fatal":"no"}]} | errors[0].fatal: expected true or false
          {"type":"t","correlationId":"c","type":"t"}                                   | a name is there twice
          {"type":"t","correlationId":"c","x":{"secret":1,"secret":2}}                  | a name is there twice
          {"type":"t","correlationId":"c"} {}                                           | something follows
          {"type":"t","correlationId":"c","secret":nope}                                | not valid JSON
          {"envelope":{"correlationId":"c"}}                                            | type: missing
          {"envelope":{"correlationId":"c","user":{}},"type":"t"}                       | identity.user.id: missing
          """)
  void saysWhatIsWrongAndWhere(String json, String reason) {
    assertThat(malformed(json)).startsWith("not an event: ").contains(reason);
    assertThat(malformed(json)).doesNotContain("secret").doesNotContain("nope");
  }

  @Test
  void refusesWhatIsTooLargeOrTooDeep() {
    assertThat(malformed("x".repeat(JsonLimits.EVENT.bytes() + 1))).contains("larger than 262144");
    assertThat(malformed("[".repeat(100_000))).contains("expected an object");
    String start = "{\"type\":\"t\",\"correlationId\":\"c\",\"payload\":{\"a\":";
    assertThat(codec.decode(bytes(start + "[".repeat(62) + "]".repeat(62) + "}}")))
        .isInstanceOf(Decoded.Ok.class);
    assertThat(malformed(start + "[".repeat(63) + "]".repeat(63) + "}}")).contains("too deeply");
    assertThat(malformed(start + "[".repeat(100_000))).contains("too deeply");
    assertThat(malformed(start + "{\"a\":".repeat(50_000))).contains("too deeply");
  }

  @Test
  void writesNothingThatItWouldNotRead() {
    Event large = Event.of("t", "c").payload(Map.of("x", "y".repeat(300_000))).build();
    assertThatThrownBy(() -> codec.encode(large))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("300059 bytes");
    Object deep = List.of();
    for (int i = 0; i < 63; i++) deep = List.of(deep);
    Event tooDeep = Event.of("t", "c").payload(Map.of("x", deep)).build();
    assertThatThrownBy(() -> codec.encode(tooDeep)).hasMessageContaining("too deeply");
  }

  @Test
  void neverThrowsWhateverTheBytesAre() {
    RandomGenerator random = new Random(11);
    List<byte[]> seeds = new ArrayList<>();
    for (String name : PRESENT) seeds.add(Samples.read(name));
    for (String name : OLDER) seeds.add(Samples.read(name));
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] mutant = mutate(random, seeds.get(random.nextInt(seeds.size())));
      if (codec.decode(mutant) instanceof Decoded.Ok ok) {
        read++;
        assertThat(decode(codec.encode(ok.event()))).isEqualTo(ok.event());
      }
    }
    assertThat(read).isBetween(1_000, 19_000);
  }

  private static byte[] mutate(RandomGenerator random, byte[] seed) {
    byte[] mutant = seed.clone();
    for (int n = random.nextInt(1, 4); n > 0; n--) {
      int at = random.nextInt(mutant.length);
      switch (random.nextInt(4)) {
        case 0 -> mutant[at] = (byte) random.nextInt(256);
        case 1 -> mutant[at] = (byte) "{}[]\",:0129-.eEtfn\\u ".charAt(random.nextInt(21));
        case 2 -> mutant[at] = mutant[random.nextInt(mutant.length)];
        default -> {
          int length = random.nextInt(1, 20);
          int from = random.nextInt(Math.max(1, mutant.length - length));
          int to = Math.min(at, mutant.length - length);
          System.arraycopy(mutant, from, mutant, Math.max(0, to), length);
        }
      }
    }
    return mutant;
  }

  private Event sample(String name) {
    return decode(Samples.read(name));
  }

  private Event decode(String json) {
    return decode(bytes(json));
  }

  private Event decode(byte[] json) {
    return switch (codec.decode(json)) {
      case Decoded.Ok ok -> ok.event();
      case Decoded.Malformed malformed -> throw new AssertionError(malformed.reason());
    };
  }

  private String malformed(String json) {
    return switch (codec.decode(bytes(json))) {
      case Decoded.Ok ok -> throw new AssertionError("read " + ok.event());
      case Decoded.Malformed malformed -> malformed.reason();
    };
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
