package dev.bitbrat.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.bitbrat.events.Topics;
import dev.bitbrat.json.EventCodec;
import dev.bitbrat.pipeline.Codec;
import dev.bitbrat.web.WebRequest;
import dev.bitbrat.web.WebResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever comes, the answer is one of few, in time, and nothing unproved gets in. */
class HooksFuzzTest {
  private static final long SEED = 20_261_121;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> TYPES =
      List.of(
          "application/json",
          "application/x-www-form-urlencoded",
          "text/plain",
          "",
          "application/vnd.x+json;charset=utf-8",
          ";");

  HookCaller caller = new HookCaller();
  Random random = new Random(SEED);

  @Test
  void answersAnyBodyOfAnHonestCallerWithoutAFault() {
    EventCodec codec = new EventCodec();
    assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          for (int i = 0; i < 3_000; i++) {
            String body = body();
            Map<String, String> headers = HookCaller.signature(HookCaller.KEY, body);
            headers.put("Content-Type", TYPES.get(random.nextInt(TYPES.size())));
            WebResponse response = caller.call("POST", "/hooks/b1/forge", headers, body);
            assertThat(response.status()).as("round %s", i).isIn(204, 400, 413, 415);
          }
        });
    assertThat(caller.bus.events(Topics.INGRESS)).hasSizeGreaterThan(50);
    caller.bus.publications().stream()
        .map(publication -> codec.decode(codec.encode(publication.event())))
        .forEach(decoded -> assertThat(decoded).isInstanceOf(Codec.Decoded.Ok.class));
  }

  @Test
  void lettersOfTheSignatureOrTheBodyThatChangedLetNobodyIn() {
    String body = HooksTest.PUSH;
    assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          for (int i = 0; i < 2_000; i++) {
            Map<String, String> headers = HookCaller.signature(HookCaller.KEY, body);
            String signature = String.valueOf(headers.get("X-Hub-Signature-256"));
            boolean changeBody = random.nextBoolean();
            if (!changeBody) headers.put("X-Hub-Signature-256", flipped(signature));
            String sent = changeBody ? flipped(body) : body;
            assertThat(caller.call("POST", "/hooks/b1/forge", headers, sent).status())
                .as("round %s", i)
                .isEqualTo(403);
          }
        });
    assertThat(caller.bus.publications()).isEmpty();
  }

  @Test
  void refusesAnyAddressAndAnyWordThatIsNotTheRightOne() {
    assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          for (int i = 0; i < 2_000; i++) {
            String path = "/hooks/" + noise(12) + (random.nextBoolean() ? "/deck" : "/" + noise(9));
            Map<String, String> headers =
                Map.of("X-Hook-Secret", HookCaller.SECRET, "Authorization", noise(30));
            String method = random.nextBoolean() ? "GET" : "POST";
            assertThat(caller.call(method, path, headers, "").status())
                .as("round %s", i)
                .isEqualTo(403);
          }
        });
    assertThat(caller.bus.publications()).isEmpty();
  }

  @Test
  void refusesARepeatedHeader() {
    Map<String, List<String>> headers =
        new HashMap<>(Map.of("x-hook-secret", List.of(HookCaller.SECRET, HookCaller.SECRET)));
    WebRequest request =
        new WebRequest("POST", "/hooks/b1/deck", Map.of(), headers, new byte[0], "127.0.0.1");
    assertThat(caller.hooks.handle(request).status()).isEqualTo(403);
  }

  @Test
  void theWorstThatFitsTheBodyFitsTheWire() {
    EventCodec codec = new EventCodec();
    for (String worst : List.of("%01", "%22", "%E2%80%A8", "%7F", "\"")) {
      String body = "a=" + worst.repeat(60_000 / worst.length());
      Map<String, String> headers = HookCaller.signature(HookCaller.KEY, body);
      headers.put("Content-Type", "application/x-www-form-urlencoded");
      assertThat(caller.call("POST", "/hooks/b1/forge", headers, body).status()).isEqualTo(204);
    }
    caller.bus.publications().stream()
        .map(publication -> codec.decode(codec.encode(publication.event())))
        .forEach(decoded -> assertThat(decoded).isInstanceOf(Codec.Decoded.Ok.class));
  }

  private String body() {
    return switch (random.nextInt(6)) {
      case 0 -> "";
      case 1 -> noise(200);
      case 2 -> "[".repeat(random.nextInt(5_000));
      case 3 -> "{\"delivery\":{\"id\":\"" + "x".repeat(random.nextInt(70_000)) + "\"}}";
      case 4 -> HooksTest.PUSH;
      default -> flipped(HooksTest.PUSH);
    };
  }

  private String flipped(String text) {
    StringBuilder changed = new StringBuilder(text);
    int at = random.nextInt(text.length());
    char flipped = (char) (' ' + random.nextInt(95));
    if (Character.toLowerCase(flipped) == Character.toLowerCase(text.charAt(at)))
      flipped = '\u00e9';
    changed.setCharAt(at, flipped);
    return changed.toString();
  }

  private String noise(int most) {
    byte[] bytes = new byte[random.nextInt(most) + 1];
    random.nextBytes(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
