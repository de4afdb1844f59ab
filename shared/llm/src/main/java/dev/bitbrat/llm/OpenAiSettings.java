package dev.bitbrat.llm;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which server to ask, from the environment.
 *
 * @param baseUrl of an OpenAI-compatible server, with its {@code /v1}; {@code null} is OpenAI
 * @param timeout of one request. The answer may take twice that and {@link
 *     OpenAiLanguageModel#LONGEST_PAUSE}: a function's timeout must be above it
 */
public record OpenAiSettings(@Nullable String baseUrl, String model, Duration timeout) {
  public static final String DEFAULT_MODEL = "gpt-5-mini";
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

  public OpenAiSettings {
    if (baseUrl != null) checkUrl(baseUrl);
  }

  /**
   * Reads {@code OPENAI_BASE_URL}, {@code OPENAI_MODEL} and {@code OPENAI_TIMEOUT_MS}.
   *
   * @throws IllegalArgumentException naming the variable that does not make sense
   */
  public static OpenAiSettings of(Map<String, String> environment) {
    return new OpenAiSettings(
        value(environment, "OPENAI_BASE_URL"),
        orElse(value(environment, "OPENAI_MODEL"), DEFAULT_MODEL),
        timeout(value(environment, "OPENAI_TIMEOUT_MS")));
  }

  private static Duration timeout(@Nullable String millis) {
    if (millis == null) return DEFAULT_TIMEOUT;
    if (!millis.matches("[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException(
          "OPENAI_TIMEOUT_MS must be a whole number of milliseconds, at least 1: " + millis);
    }
    return Duration.ofMillis(Long.parseLong(millis));
  }

  private static void checkUrl(String url) {
    boolean http = url.startsWith("http://") || url.startsWith("https://");
    if (!http || !isUri(url)) {
      throw new IllegalArgumentException(
          "OPENAI_BASE_URL must be an http or https address such as http://localhost:11434/v1");
    }
  }

  private static boolean isUri(String url) {
    try {
      return URI.create(url).getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static @Nullable String value(Map<String, String> environment, String name) {
    String value = environment.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static String orElse(@Nullable String value, String fallback) {
    return value == null ? fallback : value;
  }
}
