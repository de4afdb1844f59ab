package dev.bitbrat.twilio;

import dev.bitbrat.json.EventCodec;
import dev.bitbrat.platform.webhook.Webhook;
import dev.bitbrat.standins.TwilioRequest;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeEventBus;
import dev.bitbrat.testkit.FakeSecrets;
import dev.bitbrat.web.WebRequest;
import dev.bitbrat.web.WebResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A webhook with everything around it, and a Twilio that signs for it. */
final class Deliveries {
  static final String URL = "https://bot.example.com/twilio?here=1";
  static final String TOKEN = "t0ken-of-the-account";
  static final String ADA = "+15551234567";

  final FakeClock clock = new FakeClock();
  final FakeSecrets secrets = new FakeSecrets().with(TwilioProtocol.SECRET, TOKEN);
  final FakeEventBus bus = new FakeEventBus(new EventCodec());
  final Webhook webhook = webhook(Map.of("TWILIO_PUBLIC_URL", URL, "TWILIO_IDENTITY", "thebot"));

  Webhook webhook(Map<String, String> environment) {
    return new Webhook(new TwilioProtocol(environment, secrets), bus, clock);
  }

  WebResponse deliver(Map<String, String> form) {
    return post(signed(form));
  }

  static TwilioRequest signed(Map<String, String> form) {
    return TwilioRequest.signed(TOKEN, URL, form);
  }

  WebResponse post(TwilioRequest request) {
    return webhook.handle(web(request, Map.of()));
  }

  static WebRequest web(TwilioRequest request, Map<String, List<String>> instead) {
    Map<String, List<String>> headers =
        request.headers().entrySet().stream()
            .collect(
                Collectors.toMap(
                    e -> e.getKey().toLowerCase(Locale.ROOT), e -> List.of(e.getValue())));
    instead.forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
    return new WebRequest("POST", "/anything", Map.of(), headers, body, "127.0.0.1");
  }

  static String text(WebResponse response) {
    return new String(((WebResponse.Body.Bytes) response.body()).bytes(), StandardCharsets.UTF_8);
  }
}
