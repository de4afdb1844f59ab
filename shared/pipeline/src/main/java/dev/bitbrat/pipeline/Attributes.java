package dev.bitbrat.pipeline;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The attributes that every bus sends along with an event: CloudEvents in their HTTP form.
 *
 * <p>Values are visible ASCII of at most 1,000 characters, since they become HTTP headers; anything
 * else is percent-encoded as UTF-8.
 */
public final class Attributes {
  private static final int LONGEST = 1000;
  private static final Set<String> NAMES =
      Set.of(
          "ce-specversion",
          "ce-id",
          "ce-type",
          "ce-source",
          "ce-time",
          "ce-channel",
          "ce-correlationid",
          "ce-topic",
          "ce-bot",
          "ce-traceparent",
          "content-type");

  /** The W3C's form, version 00. */
  private static final Pattern TRACEPARENT =
      Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  /** A correlation id that we made, without its dashes; not all zero. */
  private static final Pattern TRACE = Pattern.compile("(?!0{32})[0-9a-f]{32}");

  private Attributes() {}

  /**
   * @param now stands in for an event that does not say when it came in
   */
  public static Map<String, String> of(Publication publication, Instant now) {
    return new WhenAsked(publication, now);
  }

  /** Immutable, and made when somebody asks: within one process hardly anybody does. */
  static final class WhenAsked extends AbstractMap<String, String> {
    private final Publication publication;
    private final Instant now;
    private @Nullable Map<String, String> made;

    private WhenAsked(Publication publication, Instant now) {
      this.publication = publication;
      this.now = now;
    }

    @Override
    public @Nullable String get(@Nullable Object name) {
      return name != null && NAMES.contains(name) ? made().get(name) : null;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
      return get(name) != null;
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
      return made().entrySet();
    }

    /** Whoever comes at the same time makes the same. */
    private Map<String, String> made() {
      Map<String, String> known = made;
      if (known == null) {
        known = all(publication, now);
        made = known;
      }
      return known;
    }
  }

  private static Map<String, String> all(Publication publication, Instant now) {
    Event event = publication.event();
    Map<String, String> attributes = new LinkedHashMap<>();
    put(attributes, "ce-specversion", "1.0");
    put(attributes, "ce-id", publication.id());
    put(attributes, "ce-type", event.type());
    put(attributes, "ce-source", event.source() == null ? "bitbrat" : event.source());
    put(attributes, "ce-time", event.origin().atOr(now).toString());
    put(attributes, "ce-channel", event.origin().channel());
    put(attributes, "ce-correlationid", event.correlationId());
    put(attributes, "ce-topic", publication.topic());
    put(attributes, "ce-bot", event.bot());
    put(attributes, "ce-traceparent", traceParent(event, publication.id()));
    put(attributes, "content-type", "application/json");
    return Map.copyOf(attributes);
  }

  /** The event's own, else one whose trace is the correlation id: logs of one event meet in it. */
  private static String traceParent(Event event, String messageId) {
    String given = event.traceId();
    if (given != null && TRACEPARENT.matcher(given).matches()) return given;
    String trace = event.correlationId().replace("-", "");
    if (!TRACE.matcher(trace).matches()) {
      trace = Ids.derive(event.correlationId(), "trace").replace("-", "");
    }
    String parent = Ids.derive(messageId, "span").replace("-", "").substring(0, 16);
    return "00-" + trace + '-' + parent + "-00";
  }

  private static void put(Map<String, String> attributes, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) attributes.put(name, encoded(value));
  }

  private static String encoded(String value) {
    boolean plain = value.chars().allMatch(Attributes::isPlain);
    String safe = plain ? value : escaped(value);
    return safe.length() <= LONGEST ? safe : cut(safe);
  }

  /** Not within a percent-encoded byte. */
  private static String cut(String safe) {
    int escape = safe.lastIndexOf('%', LONGEST - 1);
    return safe.substring(0, escape > LONGEST - 3 ? escape : LONGEST);
  }

  private static String escaped(String value) {
    StringBuilder safe = new StringBuilder();
    for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
      if (isPlain(b)) safe.append((char) b);
      else safe.append('%').append(String.format("%02X", b));
    }
    return safe.toString();
  }

  private static boolean isPlain(int c) {
    return c > ' ' && c < 0x7F && c != '"' && c != '%';
  }
}
