package dev.bitbrat.llm;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.LogLevel;
import com.openai.credential.BearerTokenCredential;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIServiceException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessage;
import com.openai.models.completions.CompletionUsage;
import dev.bitbrat.pipeline.Secrets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Any server that speaks OpenAI's Chat Completions, which compatible servers implement far more
 * completely than the newer Responses. One per process: the client keeps connections and threads.
 */
public final class OpenAiLanguageModel implements LanguageModel, AutoCloseable {
  public static final String KEY = "OPENAI_API_KEY";

  /** A server may ask for a minute's patience before the one retry; nobody in a chat has it. */
  public static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** The SDK insists on a key; servers that need none do not look at it. */
  private static final String NO_KEY = "none";

  private static final int RETRIES = 1;

  private final OpenAiSettings settings;
  private final Secrets secrets;
  private @Nullable OpenAIClient client;

  private OpenAiLanguageModel(OpenAiSettings settings, Secrets secrets) {
    this.settings = settings;
    this.secrets = secrets;
  }

  /** Empty when there is neither a key nor an address of a server that needs none. */
  public static Optional<OpenAiLanguageModel> of(OpenAiSettings settings, Secrets secrets) {
    boolean configured = settings.baseUrl() != null || key(secrets).isPresent();
    return configured ? Optional.of(new OpenAiLanguageModel(settings, secrets)) : Optional.empty();
  }

  /**
   * Made at the first question: it takes longer than all else that a process starts, and where all
   * stages share one most events ask no model.
   */
  private synchronized OpenAIClient client() {
    if (client == null) client = build();
    return client;
  }

  /** Asks for the key at each request, so that a renewed one needs no restart. */
  private OpenAIClient build() {
    return OpenAIOkHttpClient.builder()
        .credential(BearerTokenCredential.create(() -> key(secrets).orElse(NO_KEY)))
        .baseUrl(Optional.ofNullable(settings.baseUrl()))
        .timeout(settings.timeout())
        .maxRetries(RETRIES)
        .sleeper(new BriefSleeper(LONGEST_PAUSE))
        .followRedirects(false)
        .disableTelemetry(true)
        .logLevel(LogLevel.OFF)
        .build();
  }

  private static Optional<String> key(Secrets secrets) {
    return secrets.get(KEY).map(String::strip).filter(key -> !key.isEmpty());
  }

  @Override
  public Answer answer(List<Turn> conversation) {
    try {
      return read(client().chat().completions().create(params(conversation)));
    } catch (OpenAIServiceException e) {
      throw refused(e);
    } catch (OpenAIException e) {
      throw new LanguageModelException(
          "no answer from the model " + settings.model() + ": " + brief(e), true, null);
    }
  }

  @Override
  public synchronized void close() {
    if (client != null) client.close();
    client = null;
  }

  private ChatCompletionCreateParams params(List<Turn> conversation) {
    ChatCompletionCreateParams.Builder params =
        ChatCompletionCreateParams.builder().model(settings.model());
    for (Turn turn : conversation) {
      switch (turn.role()) {
        case SYSTEM -> params.addSystemMessage(turn.text());
        case USER -> params.addUserMessage(turn.text());
      }
    }
    return params.build();
  }

  /** Reads leniently: compatible servers leave out what OpenAI requires of itself. */
  private Answer read(ChatCompletion completion) {
    Optional<ChatCompletionMessage> message =
        completion._choices().asKnown().stream()
            .flatMap(List::stream)
            .findFirst()
            .flatMap(choice -> choice._message().asKnown());
    if (message.isEmpty()) {
      throw new LanguageModelException(
          "the server answered, but not with a chat completion: is OPENAI_BASE_URL right?",
          true,
          null);
    }
    Optional<String> refusal = message.get()._refusal().asKnown().filter(r -> !r.isBlank());
    if (refusal.isPresent()) return new Answer.Declined("it refuses to answer this");
    String model = completion._model().asKnown().orElse(settings.model());
    return new Answer.Text(message.get()._content().asKnown().orElse(""), model, usage(completion));
  }

  private static Usage usage(ChatCompletion completion) {
    Optional<CompletionUsage> usage = completion._usage().asKnown();
    return new Usage(
        usage.flatMap(u -> u._promptTokens().asKnown()).orElse(0L),
        usage.flatMap(u -> u._completionTokens().asKnown()).orElse(0L));
  }

  private LanguageModelException refused(OpenAIServiceException e) {
    int status = e.statusCode();
    String what = "the model " + settings.model() + " answered " + status;
    String code = e.code().filter(c -> c.matches("[a-z_]{1,64}")).map(c -> " " + c).orElse("");
    if (status == 401) secrets.forget(KEY);
    boolean retryable = status == 408 || status == 409 || status == 429 || status >= 500;
    return new LanguageModelException(what + code + advice(status), retryable, null);
  }

  private static String advice(int status) {
    return switch (status) {
      case 401 -> ": set a valid " + KEY;
      case 403 -> ": the key may not use this model; check its permissions";
      case 404 -> ": check OPENAI_MODEL and OPENAI_BASE_URL";
      case 429 -> ": over the rate limit or the quota; check the plan of the key";
      default -> "";
    };
  }

  /** The kind of failure; messages may quote addresses or what was sent. */
  private static String brief(OpenAIException e) {
    @Nullable Throwable cause = e.getCause();
    return (cause == null ? e : cause).getClass().getSimpleName();
  }
}
