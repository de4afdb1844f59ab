package dev.bitbrat.hooks;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.ExternalEvent;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Ids;
import dev.bitbrat.events.Origin;
import dev.bitbrat.events.Topics;
import dev.bitbrat.web.WebRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes events of requests. */
final class HookEvents {
  static final String SOURCE = "ingress.hooks";
  static final String KIND = "webhook";

  private static final int LONGEST_ID = 300;
  private static final int LONGEST_DETAIL = 1_000;

  /** Characters of all details: however they are escaped, the event fits the wire. */
  private static final int MOST_DETAILS = 8_000;

  private static final int LONGEST_NAME = 100;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.:@+-]{1,128}");

  private final Supplier<String> ids;

  /**
   * @param ids of requests that do not tell theirs: each is a happening of its own
   */
  HookEvents(Supplier<String> ids) {
    this.ids = ids;
  }

  Event event(String bot, Hook hook, WebRequest request, Payload payload, Instant now) {
    String id = id(hook, request, payload);
    String key = bot + '/' + hook.name() + '/' + id;
    ExternalEvent external =
        new ExternalEvent(
            id,
            SOURCE,
            KIND,
            null,
            now.toString(),
            details(hook, payload),
            payload.object(),
            Map.of());
    return Event.of("platform." + KIND + ".v1", Ids.correlation(HookReader.PLATFORM, "hook", key))
        .source(SOURCE)
        .egressDestination(Topics.egressTo(hook.as().platform()))
        .origin(origin(hook.as(), now))
        .identity(who(hook, payload))
        .externalEvent(external)
        .metadata("bot", bot)
        .build();
  }

  /** Of a delivery that comes again it is the same. */
  private String id(Hook hook, WebRequest request, Payload payload) {
    PayloadPath path = hook.id();
    return Optional.ofNullable(path == null ? null : path.textIn(payload.tree()))
        .or(() -> request.header("Idempotency-Key"))
        .or(() -> request.header("X-Request-Id"))
        .filter(id -> !id.isBlank() && id.length() <= LONGEST_ID)
        .orElseGet(ids);
  }

  /** What a hook was told to name goes before what merely stands there. */
  private static Map<String, @Nullable Object> details(Hook hook, Payload payload) {
    Map<String, Object> all = new LinkedHashMap<>();
    hook.fields()
        .forEach(
            (name, path) -> {
              Object value = path.in(payload.tree());
              if (value != null && path.textIn(payload.tree()) != null) all.put(name, value);
            });
    payload.scalars().forEach(all::putIfAbsent);
    Map<String, @Nullable Object> details = new LinkedHashMap<>();
    details.put("hook", hook.name());
    int left = MOST_DETAILS;
    for (Map.Entry<String, Object> detail : all.entrySet()) {
      Object value = detail.getValue() instanceof String text ? brief(text) : detail.getValue();
      left -= detail.getKey().length() + value.toString().length();
      if (left < 0) break;
      details.putIfAbsent(detail.getKey(), value);
    }
    return details;
  }

  private static String brief(String text) {
    if (text.length() <= LONGEST_DETAIL) return text;
    boolean torn = Character.isHighSurrogate(text.charAt(LONGEST_DETAIL - 1));
    return text.substring(0, torn ? LONGEST_DETAIL - 1 : LONGEST_DETAIL);
  }

  private static Origin origin(Hook.As as, Instant now) {
    return new Origin(now, as.platform(), as.account(), as.channel(), as.channelId(), Map.of());
  }

  /** Of whom the payload tells, only the name: roles are for who set up the hook to give. */
  private static Identity who(Hook hook, Payload payload) {
    PayloadPath path = hook.user();
    String name = path == null ? null : path.textIn(payload.tree());
    if (name == null || name.length() > LONGEST_NAME) return hook.as().user();
    String id = ID.matcher(name).matches() ? name : Ids.derive("webhook-user", name);
    return HookReader.person(id, HookReader.PLATFORM, name, name, List.of());
  }
}
