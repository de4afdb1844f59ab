package dev.bitbrat.events;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said.
 *
 * @param id the platform's message id: replies thread to it
 * @param role {@code user, assistant, system} or {@code tool}
 * @param rawPlatformPayload as the platform sent it, for rules that need a detail we do not map
 */
public record Message(
    String id,
    String role,
    @Nullable String text,
    @Nullable String language,
    @Nullable Map<String, @Nullable Object> rawPlatformPayload,
    Map<String, @Nullable Object> extra) {
  public Message(
      String id,
      String role,
      @Nullable String text,
      @Nullable String language,
      @Nullable Map<String, @Nullable Object> rawPlatformPayload,
      Map<String, @Nullable Object> extra) {
    this.id = id;
    this.role = role;
    this.text = text;
    this.language = language;
    this.rawPlatformPayload = rawPlatformPayload == null ? null : Tree.mapOf(rawPlatformPayload);
    this.extra = Tree.mapOf(extra);
  }

  public static Message user(String id, String text) {
    return new Message(id, "user", text, null, null, Map.of());
  }
}
