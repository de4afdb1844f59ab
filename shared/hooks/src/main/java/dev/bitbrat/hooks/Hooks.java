package dev.bitbrat.hooks;

import static java.lang.System.Logger.Level.WARNING;

import dev.bitbrat.events.Topics;
import dev.bitbrat.json.JsonException;
import dev.bitbrat.json.JsonLimits;
import dev.bitbrat.pipeline.EventBus;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Publication;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.platform.webhook.MalformedException;
import dev.bitbrat.web.Problem;
import dev.bitbrat.web.WebHandler;
import dev.bitbrat.web.WebRequest;
import dev.bitbrat.web.WebResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Takes requests to {@code /hooks/BOT/NAME} and publishes each as an event of that bot. Answers
 * only once the bus holds it; keeps no state but the configuration.
 */
public final class Hooks implements WebHandler {
  private static final System.Logger log = System.getLogger(Hooks.class.getName());

  private final HookBook book;
  private final HookEvents events;
  private final EventBus bus;
  private final InstantSource clock;

  public Hooks(Secrets secrets, EventBus bus, InstantSource clock) {
    this(secrets, bus, clock, () -> UUID.randomUUID().toString());
  }

  Hooks(Secrets secrets, EventBus bus, InstantSource clock, Supplier<String> ids) {
    this.book = new HookBook(secrets, clock);
    this.events = new HookEvents(ids);
    this.bus = bus;
    this.clock = clock;
  }

  private record Address(String bot, String hook) {}

  @Override
  public int maxBodyBytes() {
    return JsonLimits.DELIVERY.bytes();
  }

  @Override
  public WebResponse handle(WebRequest request) {
    if (!request.method().equals("POST") && !request.method().equals("GET")) {
      return Problem.of(405, "Hooks are called by POST, or by GET.")
          .withHeader("Allow", "GET, POST");
    }
    if (request.body().length > maxBodyBytes()) return Problem.tooLarge(maxBodyBytes());
    try {
      return taken(request, address(request.path()));
    } catch (OutageException e) {
      log.log(WARNING, "a hook was not taken, it has to come again: {0}", e.toString());
      return Problem.unavailable();
    }
  }

  private WebResponse taken(WebRequest request, Optional<Address> address) {
    Optional<Hook> hook = address.flatMap(at -> book.find(at.bot(), at.hook()));
    boolean allowed = Proof.holds(hook.map(Hook::proof), request);
    return allowed && address.isPresent() && hook.isPresent()
        ? allowed(request, address.get().bot(), hook.get())
        : refused();
  }

  /** One answer for whatever is wrong: it tells nobody which hooks there are. */
  private static WebResponse refused() {
    log.log(
        WARNING, "refused a call of a hook: there is none of that name, or the secret is wrong");
    return Problem.of(
        403, "There is no such hook, or the secret or signature in the headers is not its own.");
  }

  private WebResponse allowed(WebRequest request, String bot, Hook hook) {
    try {
      Optional<Payload> payload = Payload.of(request);
      if (payload.isEmpty()) {
        return Problem.of(
            415, "Content-Type must be application/json or application/x-www-form-urlencoded.");
      }
      bus.publish(
          List.of(
              new Publication(
                  Topics.INGRESS,
                  events.event(bot, hook, request, payload.get(), clock.instant()))));
      return WebResponse.empty(204);
    } catch (JsonException e) {
      String where = " at line " + e.line() + ", column " + e.column();
      return Problem.of(400, "not the JSON we read: " + e.problem() + where);
    } catch (MalformedException e) {
      return Problem.of(400, String.valueOf(e.getMessage()));
    }
  }

  /** Some ways to a function take {@code /hooks} away. */
  private static Optional<Address> address(String path) {
    if (!path.startsWith("/")) return Optional.empty();
    List<String> parts = List.of(path.substring(1).split("/", -1));
    int start = parts.size() == 3 && parts.getFirst().equals("hooks") ? 1 : 0;
    return parts.size() - start == 2
        ? Optional.of(new Address(parts.get(start), parts.get(start + 1)))
        : Optional.empty();
  }
}
