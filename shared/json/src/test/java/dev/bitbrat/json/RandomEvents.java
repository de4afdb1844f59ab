package dev.bitbrat.json;

import dev.bitbrat.events.Annotation;
import dev.bitbrat.events.Candidate;
import dev.bitbrat.events.Delivery;
import dev.bitbrat.events.Egress;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.EventError;
import dev.bitbrat.events.ExternalEvent;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Message;
import dev.bitbrat.events.Origin;
import dev.bitbrat.events.RoutingStep;
import dev.bitbrat.events.TraceEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Events with anything in them that an event may hold. */
final class RandomEvents {
  private static final int[] CHARACTERS =
      "ab \"\\/\n\t\u0000\u001F\u007F\u00E9\u200D\u2028\uFEFF\uFFFD\uD83D\uDE00${}<&>'"
          .codePoints()
          .toArray();

  private final RandomGenerator random;

  RandomEvents(RandomGenerator random) {
    this.random = random;
  }

  Event next() {
    return Event.of("t" + text(), "c-" + random.nextInt(Integer.MAX_VALUE) + ":x._~")
        .traceId(maybe(this::text))
        .source(maybe(this::text))
        .egressDestination(maybe(this::text))
        .origin(
            new Origin(
                maybe(this::instant),
                maybe(this::text),
                maybe(this::text),
                maybe(this::text),
                maybe(this::text),
                extra()))
        .identity(new Identity(maybe(this::external), maybe(this::user), maybe(this::map), extra()))
        .egress(new Egress(maybe(this::text), maybe(this::text), maybe(this::text), map(), extra()))
        .message(maybe(this::message))
        .externalEvent(maybe(this::externalEvent))
        .payload(maybe(this::map))
        .annotations(some(this::annotation))
        .candidates(some(this::candidate))
        .deliveries(some(this::delivery))
        .routingSlip(some(this::step))
        .errors(some(() -> new EventError(text(), text(), flag(), maybe(this::instant), extra())))
        .qos(map())
        .trace(some(() -> new TraceEntry(text(), instant(), instant(), text(), maybe(this::text))))
        .metadata(map())
        .extra(extra())
        .build();
  }

  private Identity.External external() {
    return new Identity.External(
        text(), text(), maybe(this::text), maybe(this::text), some(this::text), map(), extra());
  }

  private Identity.User user() {
    return new Identity.User(
        text(),
        maybe(this::text),
        some(this::text),
        maybe(this::text),
        maybe(this::text),
        some(this::text),
        extra());
  }

  private Message message() {
    return new Message(
        text(), text(), maybe(this::text), maybe(this::text), maybe(this::map), extra());
  }

  private ExternalEvent externalEvent() {
    return new ExternalEvent(
        text(),
        text(),
        text(),
        maybe(this::text),
        maybe(this::text),
        map(),
        maybe(this::map),
        extra());
  }

  private Annotation annotation() {
    return new Annotation(
        text(),
        text(),
        text(),
        maybe(this::text),
        maybe(random::nextDouble),
        maybe(this::text),
        maybe(this::text),
        maybe(() -> (double) random.nextInt()),
        maybe(this::map),
        extra());
  }

  private Candidate candidate() {
    return new Candidate(
        text(),
        text(),
        text(),
        maybe(this::text),
        text(),
        maybe(() -> 10.0),
        maybe(random::nextDouble),
        maybe(this::text),
        maybe(this::text),
        maybe(this::text),
        map(),
        extra());
  }

  private Delivery delivery() {
    Delivery.Target target =
        new Delivery.Target(maybe(this::text), maybe(this::text), maybe(this::text));
    return flag()
        ? new Delivery.Text(text(), target, text(), text(), flag(), extra())
        : new Delivery.PlatformAction(text(), target, text(), text(), map(), extra());
  }

  private RoutingStep step() {
    RoutingStep.Status[] statuses = RoutingStep.Status.values();
    return new RoutingStep(
        text(),
        text(),
        statuses[random.nextInt(statuses.length)],
        random.nextInt(1000),
        random.nextInt(1000),
        maybe(this::text),
        Map.of("a" + text(), text(), "b", text()),
        maybe(this::instant),
        maybe(this::instant),
        maybe(() -> new RoutingStep.StepError(text(), maybe(this::text), flag())),
        maybe(this::text),
        extra());
  }

  private Map<String, @Nullable Object> extra() {
    Map<String, @Nullable Object> extra = new LinkedHashMap<>();
    for (int i = random.nextInt(3); i > 0; i--) extra.put("x-" + text(), tree(3));
    return extra;
  }

  private Map<String, @Nullable Object> map() {
    return mapOf(3);
  }

  private Map<String, @Nullable Object> mapOf(int depth) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) map.put(text(), tree(depth));
    map.remove("bot");
    return map;
  }

  private @Nullable Object tree(int depth) {
    return switch (random.nextInt(depth == 0 ? 5 : 7)) {
      case 0 -> null;
      case 1 -> flag();
      case 2 -> text();
      case 3 -> random.nextLong() >> random.nextInt(64);
      case 4 -> 0.1 + random.nextInt(1000);
      case 5 -> mapOf(depth - 1);
      default -> {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) list.add(tree(depth - 1));
        yield list;
      }
    };
  }

  private boolean flag() {
    return random.nextBoolean();
  }

  private Instant instant() {
    long seconds = random.nextLong(-62_135_596_800L, 253_402_300_800L);
    return switch (random.nextInt(3)) {
      case 0 -> Instant.ofEpochSecond(seconds);
      case 1 -> Instant.ofEpochSecond(seconds, random.nextInt(1000) * 1_000_000L);
      default -> Instant.ofEpochSecond(seconds, random.nextInt(1_000_000_000));
    };
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      text.appendCodePoint(CHARACTERS[random.nextInt(CHARACTERS.length)]);
    }
    return text.toString();
  }

  private <T> @Nullable T maybe(Supplier<T> value) {
    return flag() ? value.get() : null;
  }

  private <T> List<T> some(Supplier<T> value) {
    List<T> list = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) list.add(value.get());
    return list;
  }
}
