package dev.bitbrat.api;

import dev.bitbrat.pipeline.End;
import dev.bitbrat.pipeline.JsonText;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.stages.Publisher;
import dev.bitbrat.web.PathValues;
import dev.bitbrat.web.WebHandler;
import dev.bitbrat.web.WebRequest;
import dev.bitbrat.web.WebResponse;
import dev.bitbrat.web.WebRouter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The API's addresses, all under {@code /v1}. Every request carries a bearer token, which reaches
 * one bot; all but the chat needs the role of a broadcaster.
 */
public final class Api {
  private static final int MAX_BODY = 64 * 1024;

  /** A whole configuration fits. */
  private static final int MAX_CONFIGURATION = 1 << 20;

  private static final int LISTED = 200;
  private static final List<String> OUTCOMES =
      Arrays.stream(End.Kind.values()).map(End.Kind::wireName).toList();

  private final Tokens tokens;
  private final ChatApi chat;
  private final DeadLetters deadLetters;
  private final Traces traces;
  private final Health health;
  private final Publisher publisher;
  private final JsonText json;

  private Api(Ports ports, JsonText json, SessionStream.Waiter waiter) {
    this.tokens = new Tokens(ports.store());
    this.chat = new ChatApi(ports.store(), ports.bus(), json, ports.clock(), waiter);
    this.deadLetters = new DeadLetters(ports.store(), ports.bus(), ports.codec());
    this.traces = new Traces(ports.store(), json);
    this.health = new Health(ports.store(), ports.clock());
    this.publisher = new Publisher(ports.store(), json, ports.clock());
    this.json = json;
  }

  public static WebHandler handler(Ports ports, JsonText json) {
    return handler(ports, json, SessionStream.Waiter.SLEEPING);
  }

  static WebHandler handler(Ports ports, JsonText json, SessionStream.Waiter waiter) {
    Api api = new Api(ports, json, waiter);
    return WebRouter.routes()
        .maxBodyBytes(MAX_CONFIGURATION)
        .on("POST /v1/chat", api.any(api.chat::post))
        .on("GET /v1/chat", api.any(api.chat::stream))
        .on("PUT /v1/bots/{bot}/configuration", api.operator(api::configure))
        .on("GET /v1/health", api.operator(api::health))
        .on("GET /v1/events", api.operator(api::events))
        .on("GET /v1/events/{id}", api.operator(api::event))
        .on("GET /v1/deadletters", api.operator(api::letters))
        .on("GET /v1/deadletters/{id}", api.operator(api::letter))
        .on("POST /v1/deadletters/{id}/replay", api.operator(api::replay))
        .on("DELETE /v1/deadletters/{id}", api.operator(api::drop))
        .build();
  }

  /** Answers a caller that we know. */
  private interface ForCaller {
    WebResponse handle(Tokens.Caller caller, WebRequest request, PathValues path);
  }

  private interface ForAnyPath {
    WebResponse handle(Tokens.Caller caller, WebRequest request);
  }

  private WebRouter.Handler any(ForAnyPath handler) {
    return guarded((caller, request, path) -> handler.handle(caller, request));
  }

  private WebRouter.Handler operator(ForCaller handler) {
    return guarded(
        (caller, request, path) -> {
          if (!caller.mayOperate()) throw new Problem(403, "this token may chat, no more");
          return handler.handle(caller, request, path);
        });
  }

  private WebRouter.Handler guarded(ForCaller handler) {
    return (request, path) -> {
      try {
        if (!request.method().equals("PUT") && request.body().length > MAX_BODY) {
          throw new Problem(413, "the body is larger than " + MAX_BODY + " bytes");
        }
        Tokens.Caller caller =
            tokens
                .caller(request)
                .orElseThrow(() -> new Problem(401, "a valid bearer token is needed"));
        return handler.handle(caller, request, path);
      } catch (Problem problem) {
        return problem.response(json);
      }
    };
  }

  /** Puts the body, a bundle's text, in force. */
  private WebResponse configure(Tokens.Caller caller, WebRequest request, PathValues path) {
    String bot = path.get("bot");
    if (!bot.equals(caller.bot())) {
      throw new Problem(403, "this token is for the bot " + caller.bot());
    }
    return switch (publish(bot, request, caller.user())) {
      case Publisher.Published.Refused(var mistakes) ->
          throw new Problem(422, "the configuration has mistakes: " + String.join("; ", mistakes));
      case Publisher.Published.Ok(var hash, var changed, var kept, var replaced) ->
          ok(Map.of("bundle", hash, "changed", changed, "kept", kept, "replaced", replaced));
    };
  }

  private Publisher.Published publish(String bot, WebRequest request, String author) {
    try {
      return publisher.publish(bot, new String(request.body(), StandardCharsets.UTF_8), author);
    } catch (IllegalArgumentException e) {
      throw new Problem(400, "the body is not JSON: " + e.getMessage());
    }
  }

  private WebResponse events(Tokens.Caller caller, WebRequest request, PathValues path) {
    String outcome = request.query().getOrDefault("outcome", "unknown");
    if (!OUTCOMES.contains(outcome)) {
      throw new Problem(400, "outcome: one of " + String.join(", ", OUTCOMES) + " is needed");
    }
    return ok(Map.of("events", traces.withOutcome(caller.bot(), outcome, LISTED)));
  }

  private WebResponse health(Tokens.Caller caller, WebRequest request, PathValues path) {
    return ok(health.of(caller.bot()));
  }

  private WebResponse event(Tokens.Caller caller, WebRequest request, PathValues path) {
    return found(traces.show(caller.bot(), path.get("id")), "no event is kept under this id");
  }

  private WebResponse letters(Tokens.Caller caller, WebRequest request, PathValues path) {
    return ok(Map.of("deadLetters", deadLetters.list(caller.bot(), LISTED)));
  }

  private WebResponse letter(Tokens.Caller caller, WebRequest request, PathValues path) {
    return found(deadLetters.show(caller.bot(), path.get("id")), "no dead letter has this id");
  }

  private WebResponse replay(Tokens.Caller caller, WebRequest request, PathValues path) {
    return switch (deadLetters.replay(caller.bot(), path.get("id"))) {
      case DeadLetters.Replayed.Sent(String topic) -> ok(Map.of("topic", topic));
      case DeadLetters.Replayed.NotFound none ->
          throw new Problem(404, "no dead letter has this id");
      case DeadLetters.Replayed.Impossible(String reason) -> throw new Problem(409, reason);
    };
  }

  private WebResponse drop(Tokens.Caller caller, WebRequest request, PathValues path) {
    if (!deadLetters.drop(caller.bot(), path.get("id"))) {
      throw new Problem(404, "no dead letter has this id");
    }
    return ok(Map.of("dropped", path.get("id")));
  }

  private WebResponse found(Optional<Map<String, @Nullable Object>> record, String otherwise) {
    return ok(record.orElseThrow(() -> new Problem(404, otherwise)));
  }

  private WebResponse ok(Map<String, ?> tree) {
    return WebResponse.json(200, json.write(tree));
  }
}
