package dev.bitbrat.function;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Environment variables, read with types. A blank one counts as missing. What is wrong is said with
 * the variable's name and what it should look like, never with its value: that may be a secret.
 */
public final class Environment {
  private static final String TEST_CONTROL = "BITBRAT_TEST_CONTROL";
  private static final Pattern SHORT = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

  private final Map<String, String> variables;

  private Environment(Map<String, String> variables) {
    this.variables = variables;
  }

  /**
   * @throws ConfigurationException if the test door is open where people can reach it
   */
  public static Environment of(Map<String, String> variables) {
    Environment environment = new Environment(Map.copyOf(variables));
    if (environment.isOnCloudRun() && variables.containsKey(TEST_CONTROL)) {
      throw new ConfigurationException(
          TEST_CONTROL + " is set on Cloud Run. It is for tests only: remove it.");
    }
    return environment;
  }

  /** Whether this process serves as a function or service on Google Cloud. */
  public boolean isOnCloudRun() {
    return variables.containsKey("K_SERVICE");
  }

  public Map<String, String> asMap() {
    return variables;
  }

  public Optional<String> find(String name) {
    return Optional.ofNullable(variables.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  /**
   * @param example what it could be, for the message
   * @throws ConfigurationException if it is missing
   */
  public String required(String name, String example) {
    return find(name)
        .orElseThrow(
            () ->
                new ConfigurationException(
                    name + " is missing. Set it, for example " + name + "=" + example));
  }

  public String optional(String name, String fallback) {
    return find(name).orElse(fallback);
  }

  /** {@code true} or {@code false}; missing is false. */
  public boolean flag(String name) {
    return switch (optional(name, "false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw malformed(name, "true or false");
    };
  }

  /** Between {@code least} and {@code most}, both included. */
  public int integer(String name, int fallback, int least, int most) {
    Optional<String> text = find(name);
    if (text.isEmpty()) return fallback;
    String should = "a whole number from " + least + " to " + most;
    try {
      int value = Integer.parseInt(text.get());
      if (value >= least && value <= most) return value;
    } catch (NumberFormatException e) {
      throw malformed(name, should);
    }
    throw malformed(name, should);
  }

  /** {@code 250ms, 10s, 5m, 2h, 1d} or ISO 8601 ({@code PT10S}); not negative. */
  public Duration duration(String name, Duration fallback) {
    Optional<String> text = find(name);
    if (text.isEmpty()) return fallback;
    String should = "a duration, for example 10s or PT10S";
    Matcher shortForm = SHORT.matcher(text.get());
    if (shortForm.matches())
      return duration(Long.parseLong(shortForm.group(1)), shortForm.group(2));
    try {
      Duration duration = Duration.parse(text.get());
      if (!duration.isNegative()) return duration;
    } catch (DateTimeParseException e) {
      throw malformed(name, should);
    }
    throw malformed(name, should);
  }

  private static Duration duration(long count, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  /** Absolute, http or https, without user and password. */
  public URI url(String name, String fallback) {
    String should = "a URL, for example https://example.org";
    try {
      URI url = new URI(optional(name, fallback));
      boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (web && url.getHost() != null && url.getUserInfo() == null) return url;
    } catch (URISyntaxException e) {
      throw malformed(name, should);
    }
    throw malformed(name, should);
  }

  private static ConfigurationException malformed(String name, String should) {
    return new ConfigurationException(name + " is not understood: it should be " + should + ".");
  }
}
