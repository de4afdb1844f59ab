package dev.bitbrat.bench;

import dev.bitbrat.functions.socketgateway.EventSubSource;
import dev.bitbrat.gateway.Gateway;
import dev.bitbrat.gateway.Source;
import dev.bitbrat.gateway.SourceProvider;
import dev.bitbrat.json.Json;
import dev.bitbrat.pipeline.Metrics;
import dev.bitbrat.standins.EventSubSamples;
import dev.bitbrat.standins.EventSubSamples.Chatter;
import dev.bitbrat.standins.EventSubSocketStandIn;
import dev.bitbrat.testkit.FakeSecrets;
import dev.bitbrat.testkit.FakeStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The gateway over hours: Twitch's stand-in says 50 lines a second, hangs up every minute, moves
 * the connection once between, and the bus is down for 5 s of every 45 s. Every line that the
 * stand-in could deliver must reach the bus, and no line twice. Arguments: minutes (30), lines a
 * second (50).
 */
public final class GatewaySoak {
  private static final Duration CUT_EVERY = Duration.ofMinutes(1);

  /** As Twitch's own; it is never silent for so long here. */
  private static final Duration KEEPALIVE = Duration.ofSeconds(10);

  /** Said again with the same delivery id, as Twitch does when it doubts. */
  private static final int TWICE_EVERY = 100;

  /** It warns of every outage, and there are many; held, since a level dies with its logger. */
  private static final Logger OURS = Logger.getLogger("dev.bitbrat");

  private final SoakLedger ledger = new SoakLedger();
  private final EventSubSocketStandIn twitch;
  private final int perSecond;

  private GatewaySoak(EventSubSocketStandIn twitch, int perSecond) {
    this.twitch = twitch;
    this.perSecond = perSecond;
  }

  /** Prints a table with a row a minute; exit code 1 if anything was lost or doubled. */
  public static void main(String[] arguments) throws Exception {
    int minutes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 30;
    int perSecond = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 50;
    OURS.setLevel(Level.SEVERE);
    boolean good;
    try (EventSubSocketStandIn twitch = EventSubSocketStandIn.start(KEEPALIVE)) {
      good = new GatewaySoak(twitch, perSecond).run(minutes);
    }
    System.exit(good ? 0 : 1);
  }

  private boolean run(int minutes) throws InterruptedException {
    try (Gateway gateway = Gateway.start(setup())) {
      while (!gateway.isReady() || gateway.sources().isEmpty()) TimeUnit.MILLISECONDS.sleep(50);
      System.out.println(SoakLedger.HEADER);
      ledger.heap();
      for (int minute = 1; minute <= minutes; minute++) {
        minute();
        System.out.println(ledger.row(minute));
      }
      ledger.settle();
    }
    System.out.println();
    System.out.println(ledger.summary());
    return ledger.isGood();
  }

  private Gateway.Setup setup() {
    return new Gateway.Setup(
        "soak",
        new FakeStore(),
        ledger.bus(),
        Metrics.NONE,
        Clock.systemUTC(),
        this::sources,
        Optional.empty());
  }

  private List<Source> sources() {
    SourceProvider.Setting setting =
        new SourceProvider.Setting(
            Map.of(),
            new FakeSecrets(),
            Clock.systemUTC(),
            () -> ThreadLocalRandom.current().nextLong(),
            sentence -> {},
            Optional.empty());
    return List.of(
        new EventSubSource(
            "twitch-eventsub", twitch.uri(), session -> {}, UnaryOperator.identity(), setting));
  }

  private void minute() throws InterruptedException {
    long start = System.nanoTime();
    int lines = (int) (perSecond * CUT_EVERY.toSeconds());
    for (int i = 0; i < lines; i++) {
      long due = start + i * TimeUnit.SECONDS.toNanos(1) / perSecond;
      long wait = due - System.nanoTime();
      if (wait > 0) TimeUnit.NANOSECONDS.sleep(wait);
      say();
      if (i == lines / 2 && twitch.connections() > 0) twitch.reconnect(twitch.uri());
    }
    ledger.cut();
    twitch.cut();
  }

  private void say() {
    int line = ledger.next();
    String id = "m" + line;
    var payload = Json.parseObject(EventSubSamples.chatMessage(id, Chatter.ADA, "line " + line));
    ledger.delivering(line);
    boolean delivered = twitch.deliver(id, payload);
    if (delivered) ledger.delivered(line);
    else ledger.undelivered(line);
    if (delivered && line % TWICE_EVERY == 0) twitch.deliver(id, payload);
  }
}
