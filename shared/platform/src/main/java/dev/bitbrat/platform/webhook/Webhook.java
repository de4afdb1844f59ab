package dev.bitbrat.platform.webhook;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Topics;
import dev.bitbrat.json.JsonException;
import dev.bitbrat.pipeline.EventBus;
import dev.bitbrat.pipeline.NoSuchTopicException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Publication;
import dev.bitbrat.platform.webhook.Protocol.Taken;
import dev.bitbrat.platform.webhook.Protocol.Verdict;
import dev.bitbrat.web.Problem;
import dev.bitbrat.web.WebHandler;
import dev.bitbrat.web.WebRequest;
import dev.bitbrat.web.WebResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Takes a platform's deliveries over HTTP and publishes them as events: checked first, then read,
 * answered only once the bus, or else the spill, holds them. It keeps no state: a repeated delivery
 * makes the same ids.
 */
public final class Webhook implements WebHandler {
  private static final System.Logger log = System.getLogger(Webhook.class.getName());

  private final Protocol protocol;
  private final EventBus bus;
  private final InstantSource clock;
  private final @Nullable Spill spill;

  /** For a platform that delivers again what was not taken. */
  public Webhook(Protocol protocol, EventBus bus, InstantSource clock) {
    this(protocol, bus, clock, null);
  }

  /**
   * @param spill takes what the bus does not, for a platform that delivers but once
   */
  public Webhook(Protocol protocol, EventBus bus, InstantSource clock, @Nullable Spill spill) {
    this.protocol = protocol;
    this.bus = bus;
    this.clock = clock;
    this.spill = spill;
  }

  @Override
  public WebResponse handle(WebRequest request) {
    if (!request.method().equals("POST")) {
      return Problem.of(405, "Deliveries are posted.").withHeader("Allow", "POST");
    }
    try {
      return switch (protocol.judge(request, clock.instant())) {
        case Verdict.Genuine() -> genuine(request);
        case Verdict.Refused(String reason) -> refused(reason);
        case Verdict.Unconfigured(String secret) -> unconfigured(secret);
      };
    } catch (OutageException e) {
      log.log(
          WARNING,
          "a delivery of {0} was not taken, it has to come again: {1}",
          protocol.platform(),
          e.toString());
      return Problem.unavailable();
    }
  }

  private WebResponse refused(String reason) {
    log.log(
        WARNING, "refused a delivery that claims to be of {0}: {1}", protocol.platform(), reason);
    return Problem.of(protocol.refusal(), "This is not a valid delivery: " + reason + ".");
  }

  private WebResponse unconfigured(String secret) {
    log.log(
        ERROR,
        "deliveries of {0} cannot be checked and are refused: {1} is not set",
        protocol.platform(),
        secret);
    return Problem.unavailable();
  }

  private WebResponse genuine(WebRequest request) {
    String type = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    String wanted = protocol.contentType();
    if (!type.equals(wanted) && !type.startsWith(wanted + ';')) {
      return malformed(415, "Content-Type must be " + wanted);
    }
    if (request.body().length > protocol.mostBytes()) {
      return malformed(413, "the body is larger than " + protocol.mostBytes() + " bytes");
    }
    Taken taken;
    try {
      taken = protocol.take(request, clock.instant());
    } catch (JsonException e) {
      String where = " at line " + e.line() + ", column " + e.column();
      return malformed(400, "not the JSON we read: " + e.problem() + where);
    } catch (MalformedException e) {
      return malformed(400, String.valueOf(e.getMessage()));
    }
    publish(taken.events());
    return taken.response();
  }

  private WebResponse malformed(int status, String what) {
    log.log(WARNING, "cannot read a delivery of {0} ({1}): {2}", protocol.platform(), status, what);
    return Problem.of(status, what);
  }

  private void publish(List<Event> events) {
    if (events.isEmpty()) return;
    List<Publication> publications =
        events.stream().map(event -> new Publication(Topics.INGRESS, event)).toList();
    if (spill == null) {
      bus.publish(publications);
    } else {
      publish(publications, events, spill);
    }
  }

  private void publish(List<Publication> publications, List<Event> events, Spill spill) {
    if (spill.isBehind() && kept(events, spill)) return;
    try {
      bus.publish(publications);
    } catch (OutageException | NoSuchTopicException e) {
      spill.keep(events);
      return;
    }
    spill.afterPublishing();
  }

  /** Its turn is later. What cannot be kept goes out before it. */
  private static boolean kept(List<Event> events, Spill spill) {
    try {
      spill.keep(events);
      return true;
    } catch (OutageException e) {
      log.log(WARNING, "does not wait for what came before it: {0}", e.toString());
      return false;
    }
  }
}
