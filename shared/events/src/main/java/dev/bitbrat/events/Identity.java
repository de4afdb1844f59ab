package dev.bitbrat.events;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who caused an event.
 *
 * @param external as the platform says, set by ingress
 * @param user as we know them, set by auth
 * @param auth how auth came to that; {@code null} before auth
 */
public record Identity(
    @Nullable External external,
    @Nullable User user,
    @Nullable Map<String, @Nullable Object> auth,
    Map<String, @Nullable Object> extra) {
  public static final Identity NOBODY = new Identity(null, null, null, Map.of());

  public Identity(
      @Nullable External external,
      @Nullable User user,
      @Nullable Map<String, @Nullable Object> auth,
      Map<String, @Nullable Object> extra) {
    this.external = external;
    this.user = user;
    this.auth = auth == null ? null : Tree.mapOf(auth);
    this.extra = Tree.mapOf(extra);
  }

  public Identity withUser(User known, Map<String, @Nullable Object> how) {
    return new Identity(external, known, how, extra);
  }

  /** Roles of this event's badges and of grants made through us. */
  public List<String> roles() {
    if (user != null) return user.roles();
    return external == null ? List.of() : external.roles();
  }

  /**
   * The person or account on the platform.
   *
   * @param id the platform's id, stable over renames
   * @param login the name used in addresses and mentions
   * @param roles from this event's badges only: {@code subscriber, vip, moderator, broadcaster}, or
   *     {@code self} for the bot's own account
   */
  public record External(
      String id,
      String platform,
      @Nullable String login,
      @Nullable String displayName,
      List<String> roles,
      Map<String, @Nullable Object> metadata,
      Map<String, @Nullable Object> extra) {
    public External(
        String id,
        String platform,
        @Nullable String login,
        @Nullable String displayName,
        List<String> roles,
        Map<String, @Nullable Object> metadata,
        Map<String, @Nullable Object> extra) {
      this.id = id;
      this.platform = platform;
      this.login = login;
      this.displayName = displayName;
      this.roles = List.copyOf(roles);
      this.metadata = Tree.mapOf(metadata);
      this.extra = Tree.mapOf(extra);
    }

    public External(
        String id,
        String platform,
        @Nullable String login,
        @Nullable String displayName,
        List<String> roles) {
      this(id, platform, login, displayName, roles, Map.of(), Map.of());
    }
  }

  /**
   * The user as stored with us.
   *
   * @param id {@code platform:externalId}
   * @param status {@code banned} stops the event at auth; {@code null} is normal
   * @param tags for example {@code NEW_USER}, {@code PROVIDER_TWITCH}
   */
  public record User(
      String id,
      @Nullable String displayName,
      List<String> roles,
      @Nullable String status,
      @Nullable String notes,
      List<String> tags,
      Map<String, @Nullable Object> extra) {
    public User(
        String id,
        @Nullable String displayName,
        List<String> roles,
        @Nullable String status,
        @Nullable String notes,
        List<String> tags,
        Map<String, @Nullable Object> extra) {
      this.id = id;
      this.displayName = displayName;
      this.status = status;
      this.notes = notes;
      this.roles = List.copyOf(roles);
      this.tags = List.copyOf(tags);
      this.extra = Tree.mapOf(extra);
    }
  }
}
