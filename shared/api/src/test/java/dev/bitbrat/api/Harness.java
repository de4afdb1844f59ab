package dev.bitbrat.api;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Topics;
import dev.bitbrat.json.EventCodec;
import dev.bitbrat.json.StrictJson;
import dev.bitbrat.pipeline.End;
import dev.bitbrat.pipeline.Ended;
import dev.bitbrat.pipeline.Inbound;
import dev.bitbrat.pipeline.Outcome;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.Stage;
import dev.bitbrat.pipeline.StageRunner;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeEventBus;
import dev.bitbrat.testkit.FakeStore;
import dev.bitbrat.web.WebHandler;
import dev.bitbrat.web.WebRequest;
import dev.bitbrat.web.WebResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The api over fakes, with two callers of bot {@code b} and one of bot {@code c}. */
final class Harness {
  static final String OWNER = "token-of-the-owner";
  static final String VIEWER = "token-of-a-viewer";
  static final String OTHER = "token-of-another-bots-owner";

  final EventCodec codec = new EventCodec();
  final FakeStore store = new FakeStore();
  final FakeEventBus bus = new FakeEventBus(codec);
  final FakeClock clock = new FakeClock();
  final StrictJson json = new StrictJson();
  final Ports ports = Ports.of(store, bus, codec, clock);

  /** What happens while a stream waits; by default two seconds pass. */
  SessionStream.Waiter waiting = idle -> clock.advance(Duration.ofSeconds(2));

  final WebHandler api = Api.handler(ports, json, idle -> waiting.await(idle));

  Harness() {
    Tokens tokens = new Tokens(store);
    tokens.grant(OWNER, "b", "ben", "broadcaster");
    tokens.grant(VIEWER, "b", "ann", "viewer");
    tokens.grant(OTHER, "c", "cat", "broadcaster");
  }

  WebResponse post(String token, String body, String... headers) {
    return ask("POST", "/v1/chat", token, Map.of(), body, headers);
  }

  WebResponse get(String token, String path, Map<String, String> query) {
    return ask("GET", path, token, query, "");
  }

  WebResponse ask(
      String method,
      String path,
      @Nullable String token,
      Map<String, String> query,
      String body,
      String... headers) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    if (token != null) all.put("authorization", List.of("Bearer " + token));
    for (int i = 0; i < headers.length; i += 2) all.put(headers[i], List.of(headers[i + 1]));
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return api.handle(new WebRequest(method, path, query, all, bytes, "127.0.0.1"));
  }

  /** The event that a line became. */
  Event published() {
    return bus.events(Topics.INGRESS).getLast();
  }

  /** The events of the lines posted so far end, as answered when there are texts. */
  void end(Event event, String... texts) {
    List<Ended.SessionReply> replies =
        IntStream.range(0, texts.length)
            .mapToObj(i -> new Ended.SessionReply("r" + i, texts[i], "behaviour:ping"))
            .toList();
    End end = texts.length == 0 ? End.quiet("nothing to say") : End.answered("replied");
    Stage stage =
        stage(
            e ->
                new Outcome.Emit(
                    List.of(), List.of(), List.of(new Ended(e, end, replies)), null, List.of()));
    new StageRunner(stage, ports).run(new Inbound.Decoded(Topics.EGRESS, event, Map.of()));
  }

  static Stage stage(Function<Event, Outcome> decision) {
    return new Stage() {
      @Override
      public String name() {
        return "test";
      }

      @Override
      public Outcome apply(Event event) {
        return decision.apply(event);
      }
    };
  }

  static String text(WebResponse response) {
    return switch (response.body()) {
      case WebResponse.Body.Bytes(byte[] bytes) -> new String(bytes, StandardCharsets.UTF_8);
      case WebResponse.Body.Stream(WebResponse.Writer writer) -> {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
          writer.write(out);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        yield out.toString(StandardCharsets.UTF_8);
      }
    };
  }

  @SuppressWarnings("unchecked") // a Tree map has string keys by construction
  Map<String, @Nullable Object> object(String text) {
    return (Map<String, @Nullable Object>) Objects.requireNonNull(json.parse(text));
  }

  Map<String, @Nullable Object> object(WebResponse response) {
    return object(text(response));
  }

  List<Map<String, @Nullable Object>> lines(WebResponse response) {
    return text(response).lines().map(this::object).toList();
  }
}
