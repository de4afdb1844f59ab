package dev.bitbrat.function;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The trace that a delivery belongs to, by W3C Trace Context. */
final class TraceParent {
  private static final Pattern FORM =
      Pattern.compile("[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

  private TraceParent() {}

  /** What the log should know of it: {@code traceId}, or nothing. */
  static Map<String, String> fields(Map<String, String> attributes) {
    String ours = attributes.get("ce-traceparent");
    String text = ours == null ? attributes.getOrDefault("traceparent", "") : ours;
    Matcher form = FORM.matcher(text);
    return form.matches() ? Map.of("traceId", form.group(1)) : Map.of();
  }
}
