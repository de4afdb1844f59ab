package dev.bitbrat.pipeline;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The shell around every stage: ask it, write what it wrote in one commit together with what it
 * sends, send that, report what ended.
 *
 * <p>Returning acknowledges the message; throwing asks for it again. A stage that wrote something
 * has claimed the event: a redelivery sends what the claim holds and asks nobody.
 */
public final class StageRunner {
  private static final System.Logger log = System.getLogger(StageRunner.class.getName());

  /** How often a run is repeated after losing against another before it is left to redelivery. */
  private static final int MAX_ROUNDS = 40;

  private static final String BROKER = "broker";

  private final Stage stage;
  private final Ports ports;
  private final Claims claims;
  private final Settling settling;
  private final Failures failures;
  private final Sessions sessions;

  public StageRunner(Stage stage, Ports ports) {
    this.stage = stage;
    this.ports = ports;
    this.claims = new Claims(ports);
    this.failures = new Failures(stage.name(), ports);
    this.settling = new Settling(stage.name(), ports, failures);
    this.sessions = new Sessions(ports);
  }

  /**
   * Handles one message.
   *
   * @throws OutageException when a port is down; not counted
   * @throws RuntimeException when the stage failed and has attempts left
   */
  public void run(Inbound inbound) {
    boolean givenUp = DeadLetter.isOfBroker(inbound);
    Instant now = ports.clock().instant();
    switch (inbound) {
      case Inbound.Unreadable message ->
          failures.keep(
              givenUp
                  ? DeadLetter.ofBroker(message, ports)
                  : DeadLetter.ofUnreadable(message, stage.name(), now));
      case Inbound.Decoded message ->
          ports
              .scope()
              .within(
                  fields(message.event()),
                  () -> {
                    if (givenUp) keep(message);
                    else run(message);
                  });
    }
  }

  private void run(Inbound.Decoded message) {
    if (message.topic().equals(Topics.INGRESS)) ports.metrics().event(message.event().type());
    for (int round = 1; round <= MAX_ROUNDS; round++) {
      if (round > 1) ports.pause().beforeAttempt(round);
      if (tryOnce(message, round)) return;
    }
    throw new OutageException("lost " + MAX_ROUNDS + " commits in a row at " + stage.name());
  }

  /** One round; false when the commit lost against somebody else's. */
  private boolean tryOnce(Inbound.Decoded message, int round) {
    Event event = message.event();
    boolean look = stage.readsItsWrites(event) || round > 1;
    Optional<Settlement> earlier = look ? claims.find(event, stage.name()) : Optional.empty();
    Settlement settlement = earlier.isPresent() ? earlier.get() : decide(message);
    try {
      if (earlier.isEmpty() && !commit(event, stage.name(), settlement)) return false;
      finish(settlement);
    } catch (NoSuchTopicException e) {
      abandon(message, "NO_SUCH_TOPIC", String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      abandon(message, "TOO_LARGE", String.valueOf(e.getMessage()));
    }
    return true;
  }

  /** Writes what there is to write; false when the commit lost against somebody else's. */
  private boolean commit(Event event, String who, Settlement settlement) {
    List<Write> appends = sessions.appends(settlement.ended());
    List<Write> writes = new ArrayList<>(settlement.writes());
    writes.addAll(appends);
    if (writes.isEmpty()) return true;
    DocPath claim = appends.isEmpty() ? claims.path(event, who) : claims.endPath(event);
    writes.addFirst(claims.claim(claim, settlement));
    if (ports.store().commit(writes) instanceof Store.Committed.Conflict(String why)) {
      log.log(DEBUG, "commit of {0} lost: {1}", claim, why);
      return false;
    }
    return true;
  }

  /** What the stage sends can never be sent: a dead letter of what came in. */
  private void abandon(Inbound.Decoded message, String code, String reason) {
    String mark = stage.name();
    for (Failures.Farewell farewell : Failures.Farewell.values()) {
      mark += '!';
      try {
        String who = mark;
        settle(
            message.event(),
            who,
            () -> claims.find(message.event(), who),
            () -> failures.abandoned(message, code, reason, farewell));
        return;
      } catch (NoSuchTopicException | IllegalArgumentException e) {
        log.log(WARNING, "a dead letter's event cannot be sent: {0}", e.getMessage());
      }
    }
    throw new OutageException("what became of a dead letter cannot be sent at " + stage.name());
  }

  /** What the broker gave up on is a letter also when its event had ended before. */
  private void keep(Inbound.Decoded message) {
    Event event = message.event();
    settle(
        event,
        BROKER,
        () -> claims.read(claims.path(event, BROKER), event),
        () -> failures.givenUp(message, claims.isEnded(event)));
  }

  /** Decides once and for all, beside the stage. */
  private void settle(
      Event event,
      String who,
      Supplier<Optional<Settlement>> before,
      Supplier<Settlement> decision) {
    for (int round = 1; round <= MAX_ROUNDS; round++) {
      if (round > 1) ports.pause().beforeAttempt(round);
      Optional<Settlement> earlier = before.get();
      Settlement settlement = earlier.orElseGet(decision);
      if (earlier.isPresent() || commit(event, who, settlement)) {
        finish(settlement);
        return;
      }
    }
    throw new OutageException("lost " + MAX_ROUNDS + " commits in a row at " + stage.name());
  }

  private Settlement decide(Inbound.Decoded message) {
    Instant start = ports.clock().instant();
    try {
      return settling.settle(message, stage.apply(message.event()), start);
    } catch (OutageException e) {
      throw e;
    } catch (FatalException e) {
      log.log(WARNING, "stage {0} gave up: {1}", stage.name(), e.getMessage());
      return failures.deadLetter(message, e.code(), String.valueOf(e.getMessage()), start, true);
    } catch (RuntimeException e) {
      // Redelivered after its dead letter was written: that stands.
      return claims
          .find(message.event(), stage.name())
          .orElseGet(() -> failures.counted(message, e, start));
    }
  }

  private void finish(Settlement settlement) {
    if (!settlement.publications().isEmpty()) ports.bus().publish(settlement.publications());
    for (Ended ended : settlement.ended()) ports.outcomes().ended(ended.event(), ended.end());
  }

  private Map<String, String> fields(Event event) {
    return Map.of(
        "stage", stage.name(), "correlationId", event.correlationId(), "bot", event.bot());
  }
}
