package dev.bitbrat.twitch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Tree;
import dev.bitbrat.json.EventCodec;
import dev.bitbrat.json.Json;
import dev.bitbrat.pipeline.Codec;
import dev.bitbrat.pipeline.Publication;
import dev.bitbrat.platform.webhook.Webhook;
import dev.bitbrat.standins.EventSubRequest;
import dev.bitbrat.standins.EventSubSamples;
import dev.bitbrat.standins.EventSubSamples.Chatter;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeEventBus;
import dev.bitbrat.testkit.FakeSecrets;
import dev.bitbrat.web.WebRequest;
import dev.bitbrat.web.WebResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes in: never a 5xx, and nothing that Twitch did not sign. The seeds are fixed. */
class EventSubFuzzTest {
  private static final String SECRET = "s3cr3t-of-the-subscription";
  private static final int ROUNDS = 1500;
  private static final Set<Integer> FINE = Set.of(200, 204, 400, 403, 413, 415);
  private static final List<String> HEADERS =
      List.of(
          "Content-Type",
          EventSubSignature.ID,
          EventSubSignature.TIMESTAMP,
          "Twitch-Eventsub-Message-Signature",
          "Twitch-Eventsub-Message-Type");

  private final FakeClock clock = new FakeClock();
  private final FakeEventBus bus = new FakeEventBus(new EventCodec());
  private final Webhook webhook =
      new Webhook(
          new EventSubProtocol(new FakeSecrets().with(EventSubProtocol.SECRET, SECRET)),
          bus,
          clock);

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void aSignedBodyOfAnyShapeIsTakenOrRefused(long seed) {
    Random random = new Random(seed);
    List<Map<String, @Nullable Object>> bodies = bodies();
    int taken = 0;
    for (int i = 0; i < ROUNDS; i++) {
      Map<String, @Nullable Object> body = bodies.get(random.nextInt(bodies.size()));
      String text = Json.write(mutated(body, random));
      WebResponse response = post(signed(random.nextInt(9) == 0 ? garbled(text, random) : text));
      assertThat(response.status()).as("round %s", i).isIn(FINE);
      if (response.status() == 204) taken++;
    }
    assertThat(taken).as("the mutations leave some that can be read").isGreaterThan(ROUNDS / 10);
    EventCodec codec = new EventCodec();
    assertThat(bus.publications())
        .map(Publication::event)
        .allMatch(event -> codec.decode(codec.encode(event)) instanceof Codec.Decoded.Ok);
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 4})
  void nothingThatTwitchDidNotSignIsTaken(long seed) {
    Random random = new Random(seed);
    List<Map<String, @Nullable Object>> bodies = bodies();
    for (int i = 0; i < ROUNDS; i++) {
      String text = Json.write(bodies.get(random.nextInt(bodies.size())));
      WebResponse response = webhook.handle(forged(signed(text), random));
      assertThat(response.status()).as("round %s", i).isEqualTo(403);
    }
    assertThat(bus.publications()).isEmpty();
  }

  /** One thing about it is not as it was signed. */
  private WebRequest forged(EventSubRequest request, Random random) {
    String signature = "Twitch-Eventsub-Message-Signature";
    String mac = Objects.requireNonNull(request.headers().get(signature));
    String id = EventSubSignature.ID;
    return switch (random.nextInt(8)) {
      case 0 -> web(request.with(signature, garbled(mac, random)), Map.of());
      case 1 ->
          web(request.with(signature, mac.substring(0, random.nextInt(mac.length()))), Map.of());
      case 2 -> web(request.with(id, "another"), Map.of());
      case 3 -> web(new EventSubRequest(request.headers(), request.body() + ' '), Map.of());
      case 4 -> web(request, Map.of(signature, List.of(mac, mac)));
      case 5 -> web(request, Map.of(id, List.of()));
      case 6 -> web(signedAt(request.body(), clock.instant().plus(skew(random))), Map.of());
      default -> web(request.with(EventSubSignature.TIMESTAMP, "soon"), Map.of());
    };
  }

  private static Duration skew(Random random) {
    Duration skew = Duration.ofMinutes(11).plusSeconds(random.nextInt(1_000_000));
    return random.nextBoolean() ? skew : skew.negated();
  }

  @Test
  void headersOfAnyKindAreTakenOrRefused() {
    Random random = new Random(5);
    List<String> values =
        Arrays.asList("", " ", "application/json", "notification", "revocation", "\u00fc", "x");
    String chat = EventSubSamples.chatMessage("m1", Chatter.ADA, "hi");
    for (int i = 0; i < ROUNDS; i++) {
      Map<String, List<String>> odd = new LinkedHashMap<>();
      for (int n = random.nextInt(3); n >= 0; n--) {
        List<String> several = new ArrayList<>();
        for (int m = random.nextInt(3); m > 0; m--) {
          several.add(values.get(random.nextInt(values.size())));
        }
        odd.put(HEADERS.get(random.nextInt(HEADERS.size())), several);
      }
      assertThat(webhook.handle(web(signed(chat), odd)).status()).as("%s", odd).isIn(FINE);
    }
  }

  /** Also when it is escaped in the event, and there in several of its fields. */
  @ParameterizedTest
  @ValueSource(strings = {"\u2028", "\"", "\u007f", "\ud83c\udf54", "\u0000", "<"})
  void theLargestTextThatIsTakenFitsAnEvent(String character) {
    int taken = 0;
    for (int length = 1 << 10; length <= 1 << 16; length *= 2) {
      String text = character.repeat(length / character.length());
      String notice =
          EventSubSamples.notice(
              "n" + length, Chatter.ADA, "announcement", Map.of("color", "BLUE"), text);
      WebResponse response = post(signed(notice));
      assertThat(response.status()).isIn(204, 413);
      if (response.status() == 204) taken++;
    }
    assertThat(bus.publications()).hasSize(taken);
  }

  private WebResponse post(EventSubRequest request) {
    return webhook.handle(web(request, Map.of()));
  }

  private EventSubRequest signed(String body) {
    return signedAt(body, clock.instant());
  }

  private static EventSubRequest signedAt(String body, Instant at) {
    return EventSubRequest.signed(SECRET, "d1", at, "notification", "x", body);
  }

  private static WebRequest web(EventSubRequest request, Map<String, List<String>> instead) {
    WebRequest plain = EventSubWebhookTest.web(request, Map.of());
    Map<String, List<String>> headers = new LinkedHashMap<>(plain.headers());
    instead.forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    return new WebRequest("POST", "/twitch", Map.of(), headers, plain.body(), "127.0.0.1");
  }

  /** One of everything that we map. */
  private static List<Map<String, @Nullable Object>> bodies() {
    Stream<String> others =
        HappeningsTest.cases()
            .map(
                known -> {
                  Map<String, @Nullable Object> event =
                      new LinkedHashMap<>(Tree.map(known, "event"));
                  event.put("broadcaster_user_id", "4711001");
                  event.put("broadcaster_user_login", "burgeroni");
                  return EventSubSamples.notification(
                      Objects.requireNonNull(Tree.string(known, "type")), event);
                });
    Stream<String> notices =
        Stream.of("sub", "resub", "sub_gift", "community_sub_gift", "raid", "charity_donation")
            .map(type -> EventSubSamples.notice("n1", Chatter.ADA, type, Map.of("id", "1"), "hi"));
    Stream<String> chat = Stream.of(EventSubSamples.chatMessage("m1", Chatter.ADA, "hi"));
    List<Map<String, @Nullable Object>> bodies = new ArrayList<>();
    Stream.of(others, notices, chat)
        .flatMap(all -> all)
        .forEach(text -> bodies.add(Json.parseObject(text)));
    return bodies;
  }

  /** The same with about one value in twenty replaced. */
  private static @Nullable Object mutated(@Nullable Object value, Random random) {
    if (random.nextInt(20) == 0) return odd(random);
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, inner) -> copy.put(String.valueOf(key), mutated(inner, random)));
        yield copy;
      }
      case List<?> list -> {
        List<@Nullable Object> copy = new ArrayList<>();
        for (Object inner : list) copy.add(mutated(inner, random));
        yield copy;
      }
      case null, default -> value;
    };
  }

  private static @Nullable Object odd(Random random) {
    return switch (random.nextInt(10)) {
      case 0 -> null;
      case 1 -> random.nextLong();
      case 2 -> -random.nextDouble() * Double.MAX_VALUE;
      case 3 -> random.nextBoolean();
      case 4 -> "";
      case 5 -> "\u0001ACTION \u202e@@ \ud83c\udf54".repeat(random.nextInt(40));
      case 6 -> List.of();
      case 7 -> Map.of("", List.of(Map.of()));
      case 8 -> "2026-99-99T00:00:00Z";
      default -> "-9223372036854775808";
    };
  }

  private static String garbled(String text, Random random) {
    char[] characters = text.toCharArray();
    int at = random.nextInt(characters.length);
    characters[at] = characters[at] == 'z' ? 'y' : 'z';
    return new String(characters);
  }
}
