package dev.bitbrat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.json.EventCodec;
import dev.bitbrat.json.Json;
import dev.bitbrat.pipeline.Codec;
import dev.bitbrat.pipeline.Publication;
import dev.bitbrat.platform.webhook.Webhook;
import dev.bitbrat.standins.DiscordRequest;
import dev.bitbrat.standins.DiscordSamples;
import dev.bitbrat.standins.DiscordSamples.Person;
import dev.bitbrat.standins.DiscordSigner;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeEventBus;
import dev.bitbrat.testkit.FakeSecrets;
import dev.bitbrat.web.WebResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever comes in: no fault of ours, nothing unsigned taken, nothing published that breaks. */
@Timeout(60)
class InteractionsFuzzTest {
  static final int ROUNDS = 800;
  static final List<Object> STRANGE =
      List.of(
          "",
          "\u0000",
          "../..",
          "<@1>",
          "@everyone",
          -1L,
          Long.MAX_VALUE,
          1e300,
          true,
          List.of(),
          Map.of(),
          List.of(Map.of("type", 1, "options", List.of(1, "x"))),
          "\ud800",
          "9".repeat(50),
          "\u202e".repeat(300),
          List.of(List.of(List.of())));

  Random chance = new Random(20_260_401);
  DiscordSigner signer = DiscordSigner.create();
  FakeClock clock = new FakeClock();
  FakeEventBus bus = new FakeEventBus(new EventCodec());
  Webhook webhook =
      new Webhook(
          new DiscordInteractions(
              new FakeSecrets().with(DiscordInteractions.PUBLIC_KEY, signer.publicKey())),
          bus,
          clock);

  @Test
  void takesAnyGenuineBodyWithoutAFault() {
    EventCodec codec = new EventCodec();
    int taken = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Object tree = mutated(Json.parse(sample()));
      for (int more = chance.nextInt(3); more > 0; more--) tree = mutated(tree);
      String body = Json.write(tree);
      int before = bus.publications().size();
      WebResponse response = webhook.handle(Requests.web(signer.sign(clock.instant(), body)));

      assertThat(response.status()).as(body).isIn(200, 400, 413);
      assertThat(Requests.text(response)).doesNotContain("interaction-token");
      if (bus.publications().size() > before) {
        taken++;
        Publication published = bus.publications().getLast();
        assertThat(codec.decode(codec.encode(published.event())))
            .as(body)
            .isInstanceOf(Codec.Decoded.Ok.class);
      }
    }
    assertThat(taken).as("the mutations leave something to take").isGreaterThan(ROUNDS / 20);
  }

  @Test
  void takesNothingThatIsNotSigned() {
    for (int round = 0; round < ROUNDS; round++) {
      DiscordRequest genuine = signer.sign(clock.instant(), sample());
      byte[] body = genuine.body().getBytes(StandardCharsets.UTF_8);
      Map<String, List<String>> headers = new LinkedHashMap<>();
      switch (chance.nextInt(7)) {
        case 0 -> body[chance.nextInt(body.length)] ^= (byte) (1 << chance.nextInt(8));
        case 1 -> body = Arrays.copyOf(body, chance.nextInt(body.length));
        case 2 -> headers.put(DiscordRequest.SIGNATURE, List.of(flipped(genuine)));
        case 3 -> headers.put(DiscordRequest.SIGNATURE, List.of(noise(chance.nextInt(200))));
        case 4 -> headers.put(DiscordRequest.TIMESTAMP, List.of(noise(chance.nextInt(20))));
        case 5 -> {
          Duration skew = Duration.ofSeconds(301 + chance.nextInt(1_000_000));
          boolean past = chance.nextBoolean();
          genuine =
              signer.sign(
                  past ? clock.instant().minus(skew) : clock.instant().plus(skew), sample());
          body = genuine.body().getBytes(StandardCharsets.UTF_8);
        }
        default -> {
          String name = chance.nextBoolean() ? DiscordRequest.SIGNATURE : DiscordRequest.TIMESTAMP;
          String value = String.valueOf(genuine.headers().get(name));
          headers.put(name, chance.nextBoolean() ? List.of() : List.of(value, value));
        }
      }
      WebResponse response = webhook.handle(Requests.web(genuine, body, headers));
      assertThat(response.status()).isEqualTo(401);
    }
    assertThat(bus.publications()).isEmpty();
  }

  @Test
  void takesNoHugeBodyAndNoOtherContentType() {
    for (int round = 0; round < 12; round++) {
      String huge = noise(61_441 + chance.nextInt(900_000));
      assertThat(webhook.handle(Requests.web(signer.sign(clock.instant(), huge))).status())
          .isEqualTo(413);
      DiscordRequest genuine = signer.sign(clock.instant(), sample());
      Map<String, List<String>> type = Map.of("Content-Type", List.of(noise(20)));
      assertThat(webhook.handle(Requests.web(genuine, type)).status()).isEqualTo(415);
    }
    assertThat(bus.publications()).isEmpty();
  }

  private String sample() {
    String id = Long.toString(400_000_000_000_000_000L + chance.nextInt(1_000_000));
    String token = "interaction-token-" + id;
    return switch (chance.nextInt(6)) {
      case 0 -> DiscordSamples.direct(id, token, Person.ADA, "ping");
      case 1 -> DiscordSamples.ping();
      case 2 ->
          DiscordSamples.of(3 + chance.nextInt(3), id, token, Person.ADA, Map.of("custom_id", "x"));
      default -> DiscordSamples.command(id, token, Person.MODERATOR, "so", "ada", "x y");
    };
  }

  /** One value somewhere in it left out, doubled or exchanged for a strange one. */
  private @Nullable Object mutated(@Nullable Object tree) {
    boolean here = chance.nextInt(5) == 0;
    return switch (tree) {
      case Map<?, ?> map when !map.isEmpty() && !here -> {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        List<String> keys = new ArrayList<>(copy.keySet());
        String key = keys.get(chance.nextInt(keys.size()));
        if (chance.nextInt(4) == 0) copy.remove(key);
        else copy.put(key, mutated(copy.get(key)));
        yield copy;
      }
      case List<?> list when !list.isEmpty() && !here -> {
        List<@Nullable Object> copy = new ArrayList<>(list);
        int index = chance.nextInt(copy.size());
        copy.set(index, mutated(copy.get(index)));
        yield copy;
      }
      case null, default -> STRANGE.get(chance.nextInt(STRANGE.size()));
    };
  }

  private String flipped(DiscordRequest genuine) {
    char[] hex = String.valueOf(genuine.headers().get(DiscordRequest.SIGNATURE)).toCharArray();
    int at = chance.nextInt(hex.length);
    hex[at] = hex[at] == '0' ? '1' : '0';
    return new String(hex);
  }

  private String noise(int length) {
    StringBuilder noise = new StringBuilder();
    for (int i = 0; i < length; i++) noise.append((char) (' ' + chance.nextInt(95)));
    return noise.toString();
  }
}
