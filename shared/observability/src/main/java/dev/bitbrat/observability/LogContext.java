package dev.bitbrat.observability;

import dev.bitbrat.pipeline.RunScope;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the current work is about: every log record written within carries these fields. Known
 * names: {@code stage, bot, correlationId} and {@code traceId} (32 hex digits).
 */
public final class LogContext implements RunScope {
  private static final ScopedValue<Map<String, String>> FIELDS = ScopedValue.newInstance();

  @Override
  public void within(Map<String, String> fields, Runnable run) {
    run(fields, run);
  }

  /** Runs {@code run} with these fields added to those that surround it. */
  public static void run(Map<String, String> fields, Runnable run) {
    Map<String, String> all = new LinkedHashMap<>(current());
    all.putAll(fields);
    ScopedValue.where(FIELDS, all).run(run);
  }

  static Map<String, String> current() {
    return FIELDS.isBound() ? FIELDS.get() : Map.of();
  }
}
