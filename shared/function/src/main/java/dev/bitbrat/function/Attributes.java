package dev.bitbrat.function;

import io.cloudevents.CloudEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The attributes of a message, from wherever a delivery carries them; names in lower case. */
final class Attributes {
  private Attributes() {}

  /**
   * Without a wrapper the attributes are headers among those of HTTP. Only those that can be
   * attributes are taken: a dead letter must not keep the bearer token of its delivery. Of a
   * repeated one the first counts.
   */
  static Map<String, String> ofHeaders(Map<String, List<String>> headers) {
    Map<String, String> attributes = new HashMap<>();
    headers.forEach(
        (name, values) -> {
          if (isAttribute(name) && !values.isEmpty()) attributes.put(name, values.getFirst());
        });
    return attributes;
  }

  private static boolean isAttribute(String name) {
    return name.startsWith("ce-")
        || name.startsWith("x-goog-pubsub-")
        || name.equals("x-goog-ordering-key")
        || name.startsWith("cloudpubsubdeadlettersource")
        || name.equals("content-type")
        || name.equals("traceparent");
  }

  static Map<String, String> ofCloudEvent(CloudEvent event) {
    Map<String, String> attributes = new HashMap<>();
    for (String name : event.getAttributeNames()) put(attributes, name, event.getAttribute(name));
    for (String name : event.getExtensionNames()) put(attributes, name, event.getExtension(name));
    return attributes;
  }

  private static void put(Map<String, String> attributes, String name, @Nullable Object value) {
    if (value == null) return;
    String key = name.equals("datacontenttype") ? "content-type" : "ce-" + name;
    attributes.put(key.toLowerCase(Locale.ROOT), value.toString());
  }
}
