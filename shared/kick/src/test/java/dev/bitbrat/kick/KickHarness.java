package dev.bitbrat.kick;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Topics;
import dev.bitbrat.json.EventCodec;
import dev.bitbrat.platform.rest.RestSettings;
import dev.bitbrat.platform.webhook.Spill;
import dev.bitbrat.platform.webhook.Webhook;
import dev.bitbrat.standins.KickRequest;
import dev.bitbrat.standins.KickSamples.User;
import dev.bitbrat.standins.KickSender;
import dev.bitbrat.standins.KickStandIn;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeEventBus;
import dev.bitbrat.testkit.FakeSecrets;
import dev.bitbrat.testkit.FakeStore;
import dev.bitbrat.web.WebRequest;
import dev.bitbrat.web.WebResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A webhook of ours and the Kick that delivers to it. */
final class KickHarness implements AutoCloseable {
  static final String OURS = Long.toString(User.OWNER.id());

  final FakeClock clock = new FakeClock();
  final KickStandIn kick = KickStandIn.start();
  final FakeSecrets secrets = new FakeSecrets();
  final FakeStore store = new FakeStore();
  final FakeEventBus bus = new FakeEventBus(new EventCodec());
  final KickProtocol protocol =
      new KickProtocol(
          new KickKeys(RestSettings.at(kick.uri()), secrets, clock),
          new KickBroadcasters(Set.of(OURS)),
          Long.toString(User.BOT.id()));
  final Webhook webhook =
      new Webhook(protocol, bus, clock, new Spill(store, bus, new EventCodec(), clock));

  /** Signs; where it would deliver to does not matter. */
  KickSender sender = kick.sender(URI.create("http://127.0.0.1:1"), clock);

  /** Signed with the key of now. */
  WebResponse deliver(String type, String body) {
    return post(sender.sign(type, body));
  }

  WebResponse post(KickRequest request) {
    return webhook.handle(web(request));
  }

  static WebRequest web(KickRequest request) {
    Map<String, List<String>> headers =
        request.headers().entrySet().stream()
            .collect(
                Collectors.toMap(
                    h -> h.getKey().toLowerCase(Locale.ROOT), h -> List.of(h.getValue())));
    return web(headers, request.body().getBytes(StandardCharsets.UTF_8));
  }

  static WebRequest web(Map<String, List<String>> headers, byte[] body) {
    return new WebRequest("POST", "/", Map.of(), new LinkedHashMap<>(headers), body, "127.0.0.1");
  }

  List<Event> events() {
    return bus.events(Topics.INGRESS);
  }

  /** The only one. */
  Event event() {
    if (events().size() != 1) throw new AssertionError("not one event: " + events());
    return events().getFirst();
  }

  @Override
  public void close() {
    sender.close();
    kick.close();
  }
}
