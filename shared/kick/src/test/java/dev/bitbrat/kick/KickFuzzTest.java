package dev.bitbrat.kick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.bitbrat.events.Event;
import dev.bitbrat.json.EventCodec;
import dev.bitbrat.pipeline.Codec;
import dev.bitbrat.standins.KickSamples;
import dev.bitbrat.web.WebRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real payloads, changed in ways that nobody thought of; the seeds are fixed. */
class KickFuzzTest {
  static final Duration BOUND = Duration.ofSeconds(60);

  final KickHarness kick = new KickHarness();
  final EventCodec codec = new EventCodec();
  final List<Map.Entry<String, String>> samples = List.copyOf(KickSamples.ofEachType().entrySet());

  @AfterEach
  void close() {
    kick.close();
  }

  /** As if another app of the channel, or Kick itself, sent nonsense under a good signature. */
  @Test
  void survivesSignedNonsense() {
    Random random = new Random(4711);
    Set<Integer> allowed = Set.of(200, 400, 403, 413);
    assertTimeoutPreemptively(
        BOUND,
        () -> {
          for (int i = 0; i < 300; i++) {
            Map.Entry<String, String> sample = samples.get(random.nextInt(samples.size()));
            String body = mutated(sample.getValue(), random);
            int status = kick.deliver(sample.getKey(), body).status();
            assertThat(allowed).as("seed step " + i + ": " + body).contains(status);
          }
        });
    assertThat(kick.events()).isNotEmpty();
    for (Event event : kick.events()) {
      assertThat(codec.decode(codec.encode(event))).isInstanceOf(Codec.Decoded.Ok.class);
      assertThat(event.origin().channelId()).isEqualTo(KickHarness.OURS);
    }
  }

  @Test
  void believesNothingThatIsChangedAfterItWasSigned() {
    Random random = new Random(4712);
    kick.deliver("channel.followed", samples.get(1).getValue());
    kick.bus.clear();
    List<WebRequest> signed =
        samples.stream()
            .map(sample -> kick.sender.sign(sample.getKey(), sample.getValue()))
            .map(KickHarness::web)
            .toList();
    assertTimeoutPreemptively(
        BOUND,
        () -> {
          for (int i = 0; i < 400; i++) {
            WebRequest web = signed.get(random.nextInt(signed.size()));
            WebRequest changed = changed(web, random);
            if (isSame(web, changed)) continue;
            assertThat(kick.webhook.handle(changed).status()).as("seed step " + i).isEqualTo(403);
          }
        });
    assertThat(kick.events()).isEmpty();
    assertThat(kick.kick.keysTold()).isEqualTo(1);
  }

  @Test
  void survivesHeadersAndBodiesOfAnyKindWithoutAskingForAKey() {
    Random random = new Random(4713);
    List<String> names =
        List.of(
            "kick-event-message-id",
            "kick-event-message-timestamp",
            "kick-event-signature",
            "kick-event-type",
            "kick-event-version",
            "content-type");
    assertTimeoutPreemptively(
        BOUND,
        () -> {
          for (int i = 0; i < 2000; i++) {
            Map<String, List<String>> headers = new LinkedHashMap<>();
            for (String name : names) {
              List<String> values = new ArrayList<>();
              for (int n = random.nextInt(3); n >= 0; n--) values.add(noise(random, 400));
              if (random.nextInt(4) > 0) headers.put(name, values);
            }
            byte[] body = new byte[random.nextInt(3) == 0 ? 0 : random.nextInt(2000)];
            random.nextBytes(body);
            int status = kick.webhook.handle(KickHarness.web(headers, body)).status();
            assertThat(status).as("seed step " + i).isEqualTo(403);
          }
        });
    assertThat(kick.kick.keysTold()).isZero();
  }

  @Test
  void takesAHugeOrDeepBodyInNoTime() {
    List<String> bodies =
        List.of(
            "[".repeat(60_000),
            "{\"a\":".repeat(10_000),
            "{\"broadcaster\":" + "9".repeat(50_000) + "}",
            "\"" + "\\u0000".repeat(9_000) + "\"",
            "x".repeat(1 << 20));
    assertTimeoutPreemptively(
        BOUND,
        () -> {
          for (String body : bodies) {
            assertThat(kick.deliver("chat.message.sent", body).status()).isIn(400, 413);
          }
        });
    assertThat(kick.events()).isEmpty();
  }

  private static WebRequest changed(WebRequest web, Random random) {
    byte[] body = web.body().clone();
    Map<String, List<String>> headers = new LinkedHashMap<>(web.headers());
    switch (random.nextInt(6)) {
      case 0 -> body[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
      case 1 ->
          body = (new String(body, StandardCharsets.UTF_8) + " ").getBytes(StandardCharsets.UTF_8);
      case 2 -> headers.put("kick-event-message-id", List.of("01" + random.nextInt(1 << 30)));
      case 3 ->
          headers.put(
              "kick-event-message-timestamp",
              List.of("2026-01-02T20:00:0" + random.nextInt(1, 9) + "Z"));
      case 4 -> headers.put("kick-event-signature", List.of(flipped(web, random)));
      default -> {
        String signature = web.header("kick-event-signature").orElse("");
        headers.put("kick-event-signature", List.of(signature, signature));
      }
    }
    return KickHarness.web(headers, body);
  }

  private static String flipped(WebRequest web, Random random) {
    byte[] signature = Base64.getDecoder().decode(web.header("kick-event-signature").orElse(""));
    signature[random.nextInt(signature.length)] ^= (byte) (1 << random.nextInt(8));
    return Base64.getEncoder().encodeToString(signature);
  }

  private static boolean isSame(WebRequest a, WebRequest b) {
    return Arrays.equals(a.body(), b.body()) && a.headers().equals(b.headers());
  }

  /** Values swapped for others, parts lost or doubled. */
  private static String mutated(String body, Random random) {
    StringBuilder text = new StringBuilder(body);
    for (int n = random.nextInt(3); n >= 0; n--) {
      int from = random.nextInt(text.length());
      int to = Math.min(text.length(), from + random.nextInt(12));
      switch (random.nextInt(5)) {
        case 0 -> text.delete(from, to);
        case 1 -> text.insert(from, text.substring(from, to));
        case 2 -> text.replace(from, to, noise(random, 12));
        case 3 -> replaceValue(text, random);
        default -> text.setCharAt(from, (char) random.nextInt(0x250));
      }
      if (text.isEmpty()) return "{}";
    }
    return text.toString();
  }

  private static void replaceValue(StringBuilder text, Random random) {
    List<String> values =
        List.of("null", "true", "-1", "1e999", "[]", "{}", "\"\"", "9999999999999999999", "[null]");
    int colon = text.indexOf("\":", random.nextInt(text.length()));
    if (colon < 0) return;
    int end = colon + 2;
    while (end < text.length() && ",}]".indexOf(text.charAt(end)) < 0) end++;
    text.replace(colon + 2, end, values.get(random.nextInt(values.size())));
  }

  private static String noise(Random random, int most) {
    StringBuilder noise = new StringBuilder();
    for (int n = random.nextInt(most); n > 0; n--) noise.appendCodePoint(random.nextInt(0x3000));
    return noise.toString();
  }
}
