package dev.bitbrat.hooks;

import dev.bitbrat.json.EventCodec;
import dev.bitbrat.platform.webhook.Signatures;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeEventBus;
import dev.bitbrat.testkit.FakeSecrets;
import dev.bitbrat.web.WebRequest;
import dev.bitbrat.web.WebResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Hooks with everything around them, and somebody who knows the secrets. */
final class HookCaller {
  static final String SECRET = "a-secret-of-the-deck";
  static final String KEY = "a-key-of-the-forge-0";
  static final String BOOK =
      """
      {"deck": {"secret": "a-secret-of-the-deck",
                "as": {"platform": "twitch", "channel": "burgeroni", "channelId": "4711001",
                       "account": "4711002",
                       "user": {"id": "4711001", "login": "Burgeroni", "roles": ["broadcaster"]}}},
       "forge": {"hmac": "a-key-of-the-forge-0", "header": "X-Hub-Signature-256",
                 "prefix": "sha256=", "id": "$.delivery.id", "user": "$.sender.login",
                 "fields": {"project": "$.repository.name", "first": "$.commits[0].id"}},
       "broken": {"secret": "short"}}
      """;

  final FakeClock clock = new FakeClock();
  final FakeSecrets secrets = new FakeSecrets().with("bitbrat-hooks-b1", BOOK);
  final FakeEventBus bus = new FakeEventBus(new EventCodec());
  final Hooks hooks = new Hooks(secrets, bus, clock);

  WebResponse call(String method, String path, Map<String, String> headers, String body) {
    return hooks.handle(request(method, path, headers, Map.of(), body));
  }

  static WebRequest request(
      String method,
      String path,
      Map<String, String> headers,
      Map<String, String> query,
      String body) {
    Map<String, List<String>> all = new HashMap<>();
    headers.forEach((name, value) -> all.put(name.toLowerCase(Locale.ROOT), List.of(value)));
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new WebRequest(method, path, query, all, bytes, "127.0.0.1");
  }

  /** Somebody presses the button. */
  WebResponse press() {
    return call("GET", "/hooks/b1/deck", Map.of("X-Hook-Secret", SECRET), "");
  }

  WebResponse signed(String json) {
    return call("POST", "/hooks/b1/forge", signature(KEY, json), json);
  }

  static Map<String, String> signature(String key, String body) {
    byte[] hmac = Signatures.hmac("HmacSHA256", key, body.getBytes(StandardCharsets.UTF_8));
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("X-Hub-Signature-256", "sha256=" + HexFormat.of().formatHex(hmac));
    return headers;
  }

  static String text(WebResponse response) {
    return new String(((WebResponse.Body.Bytes) response.body()).bytes(), StandardCharsets.UTF_8);
  }
}
