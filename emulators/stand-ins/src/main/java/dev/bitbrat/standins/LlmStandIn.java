package dev.bitbrat.standins;

import dev.bitbrat.events.Tree;
import dev.bitbrat.json.JsonException;
import dev.bitbrat.standins.Loopback.Request;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An OpenAI-compatible server without a model: {@code POST /v1/chat/completions} answers {@code
 * echo: } and the last user turn, {@code GET /v1/models} names the one model there is.
 */
public final class LlmStandIn implements AutoCloseable {
  public static final String KEY = "stand-in-key";
  public static final String MODEL = "stand-in-1";

  private final List<Question> questions = new CopyOnWriteArrayList<>();
  private final Script script = new Script();
  private final Loopback server;
  private volatile @Nullable String key = KEY;
  private volatile UnaryOperator<String> mind = turn -> "echo: " + said(turn);

  private LlmStandIn(int port) {
    server = Loopback.start(port, this::handle);
  }

  /**
   * @param system all system turns together
   * @param user the last user turn
   */
  public record Question(String model, String system, String user) {}

  public static LlmStandIn start() {
    return start(0);
  }

  /**
   * @param port 0 for any free one
   */
  public static LlmStandIn start(int port) {
    return new LlmStandIn(port);
  }

  /** Runs until it is stopped. The only argument is the port, any free one without it. */
  public static void main(String[] arguments) throws InterruptedException {
    int port = arguments.length == 0 ? 0 : Integer.parseInt(arguments[0]);
    try (LlmStandIn model = start(port)) {
      System.out.println("OPENAI_BASE_URL=" + model.baseUrl());
      System.out.println("OPENAI_API_KEY=" + KEY);
      System.err.println("Ctrl-C ends this.");
      Thread.currentThread().join();
    }
  }

  /** What {@code OPENAI_BASE_URL} is set to. */
  public URI baseUrl() {
    return server.uri().resolve("/v1");
  }

  /** Everything it was asked and did not refuse, in order. */
  public List<Question> questions() {
    return List.copyOf(questions);
  }

  /** Each of these befalls one request, in order; then it behaves again. */
  public LlmStandIn next(Misbehaviour... misbehaviours) {
    script.add(misbehaviours);
    return this;
  }

  /**
   * @param newMind makes the answer from the last user turn
   */
  public LlmStandIn thinking(UnaryOperator<String> newMind) {
    mind = newMind;
    return this;
  }

  /**
   * @param newKey the only valid one; {@code null} lets everybody in, as local servers do
   */
  public LlmStandIn key(@Nullable String newKey) {
    key = newKey;
    return this;
  }

  @Override
  public void close() {
    server.close();
  }

  private @Nullable Answer handle(Request request) {
    if (key != null && !("Bearer " + key).equals(request.header("Authorization"))) {
      return error(401, "invalid_api_key", "Incorrect API key provided.");
    }
    return switch (request.what()) {
      case "POST /v1/chat/completions" -> script.answer(() -> complete(request));
      case "GET /v1/models" ->
          Answer.json(
              200,
              Map.of("object", "list", "data", List.of(Map.of("id", MODEL, "object", "model"))));
      default -> error(404, "unknown_url", "There is no such endpoint.");
    };
  }

  private Answer complete(Request request) {
    Map<String, @Nullable Object> body;
    try {
      body = request.json();
    } catch (JsonException e) {
      return error(400, "invalid_json", "The body is not a JSON object.");
    }
    String model = Tree.string(body, "model");
    List<Map<String, @Nullable Object>> turns = Tree.maps(body, "messages");
    if (model == null || turns.isEmpty()) {
      return error(400, "missing_required_parameter", "model and messages are required.");
    }
    Question question = new Question(model, system(turns), user(turns));
    questions.add(question);
    return Answer.json(200, completion(question, mind.apply(question.user())));
  }

  private static String system(List<Map<String, @Nullable Object>> turns) {
    StringBuilder all = new StringBuilder();
    for (Map<String, @Nullable Object> turn : turns) {
      if ("system".equals(Tree.string(turn, "role"))) all.append(text(turn)).append('\n');
    }
    return all.toString();
  }

  private static String user(List<Map<String, @Nullable Object>> turns) {
    String last = "";
    for (Map<String, @Nullable Object> turn : turns) {
      if ("user".equals(Tree.string(turn, "role"))) last = text(turn);
    }
    return last;
  }

  private static String text(Map<String, @Nullable Object> turn) {
    String content = Tree.string(turn, "content");
    return content == null ? "" : content;
  }

  /** What the chat said, if the turn wraps it in a {@code Message:} line, else the whole turn. */
  private static String said(String turn) {
    return turn.lines()
        .filter(line -> line.startsWith("Message: "))
        .findFirst()
        .map(line -> line.substring("Message: ".length()))
        .orElse(turn);
  }

  private static Map<String, Object> completion(Question question, String text) {
    long asked = (long) question.system().length() + question.user().length();
    return Map.of(
        "id",
        "chatcmpl-stand-in",
        "object",
        "chat.completion",
        "created",
        1_767_384_000L,
        "model",
        question.model(),
        "choices",
        List.of(
            Map.of(
                "index",
                0,
                "finish_reason",
                "stop",
                "message",
                Map.of("role", "assistant", "content", text))),
        "usage",
        Map.of(
            "prompt_tokens",
            asked,
            "completion_tokens",
            (long) text.length(),
            "total_tokens",
            asked + text.length()));
  }

  private static Answer error(int status, String code, String message) {
    return Answer.json(
        status, Map.of("error", Map.of("message", message, "type", "stand_in", "code", code)));
  }
}
