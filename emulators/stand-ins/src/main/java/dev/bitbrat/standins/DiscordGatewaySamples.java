package dev.bitbrat.standins;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Discord's gateway dispatches, in the shape that Discord documents: one guild. */
public final class DiscordGatewaySamples {
  public static final String GUILD = "800000000000000001";
  public static final String CHANNEL = "700000000000000001";
  public static final String WELCOME = "700000000000000002";
  public static final String THREAD = "700000000000000003";
  public static final String MODERATORS = "500000000000000001";
  public static final String PAINTERS = "500000000000000002";

  private static final String NOBODY_MAY = "0";
  private static final String MODERATE_MEMBERS = "1099511627776";
  private static final String JOINED = "2024-05-01T10:00:00.000000+00:00";

  private DiscordGatewaySamples() {}

  /**
   * @param roles ids of the guild's roles
   */
  public record Someone(
      String id,
      String username,
      String globalName,
      boolean bot,
      boolean boosts,
      List<String> roles) {
    public Someone {
      roles = List.copyOf(roles);
    }

    public static final Someone SELF = of("900000000000000001", "TheBot", true);
    public static final Someone OTHER_BOT = of("600000000000000009", "Other", true);
    public static final Someone OWNER = of("600000000000000003", "Burgeroni", false);
    public static final Someone ADA = of("600000000000000001", "Ada", false);
    public static final Someone MODERATOR =
        new Someone("600000000000000002", "grace", "Grace", false, false, List.of(MODERATORS));
    public static final Someone BOOSTER =
        new Someone("600000000000000004", "bob", "Bob", false, true, List.of());

    private static Someone of(String id, String name, boolean bot) {
      return new Someone(id, name.toLowerCase(Locale.ROOT), name, bot, false, List.of());
    }

    public Someone with(String... others) {
      return new Someone(id, username, globalName, bot, boosts, List.of(others));
    }
  }

  /** {@code MESSAGE_CREATE} in the channel {@code general}. */
  public static Map<String, @Nullable Object> message(String id, Someone author, String text) {
    return message(CHANNEL, id, author, text);
  }

  public static Map<String, @Nullable Object> message(
      String channel, String id, Someone author, String text) {
    Map<String, @Nullable Object> message = new LinkedHashMap<>();
    message.put("id", id);
    message.put("type", 0);
    message.put("channel_id", channel);
    message.put("guild_id", GUILD);
    message.put("author", user(author));
    Map<String, @Nullable Object> member = member(author);
    member.remove("user");
    message.put("member", member);
    message.put("content", text);
    message.put("timestamp", "2026-01-02T20:00:00.000000+00:00");
    message.put("edited_timestamp", null);
    message.put("tts", false);
    message.put("mention_everyone", false);
    for (String list : List.of("mentions", "mention_roles", "attachments", "embeds")) {
      message.put(list, List.of());
    }
    message.put("pinned", false);
    message.put("flags", 0);
    return message;
  }

  /** {@code MESSAGE_UPDATE}. */
  public static Map<String, @Nullable Object> edit(
      String id, Someone author, String text, @Nullable String editedAt) {
    Map<String, @Nullable Object> message = message(id, author, text);
    message.put("edited_timestamp", editedAt);
    return message;
  }

  /** {@code MESSAGE_DELETE}. */
  public static Map<String, @Nullable Object> deleted(String id) {
    return Map.of("id", id, "channel_id", CHANNEL, "guild_id", GUILD);
  }

  /** {@code MESSAGE_REACTION_ADD}, {@code MESSAGE_REACTION_REMOVE}. */
  public static Map<String, @Nullable Object> reaction(
      String messageId, Someone who, @Nullable String emojiId, String emoji) {
    Map<String, @Nullable Object> what = new LinkedHashMap<>();
    what.put("id", emojiId);
    what.put("name", emoji);
    Map<String, @Nullable Object> reaction = new LinkedHashMap<>();
    reaction.put("user_id", who.id());
    reaction.put("channel_id", CHANNEL);
    reaction.put("message_id", messageId);
    reaction.put("guild_id", GUILD);
    reaction.put("member", member(who));
    reaction.put("emoji", what);
    reaction.put("burst", false);
    reaction.put("type", 0);
    return reaction;
  }

  /** {@code GUILD_MEMBER_ADD}, {@code GUILD_MEMBER_UPDATE}. */
  public static Map<String, @Nullable Object> memberOf(Someone who) {
    Map<String, @Nullable Object> member = member(who);
    member.put("guild_id", GUILD);
    return member;
  }

  /** {@code GUILD_MEMBER_REMOVE}. */
  public static Map<String, @Nullable Object> left(Someone who) {
    return Map.of("guild_id", GUILD, "user", user(who));
  }

  /** {@code GUILD_CREATE}. */
  static Map<String, @Nullable Object> guild() {
    List<Someone> members =
        List.of(Someone.SELF, Someone.OWNER, Someone.ADA, Someone.MODERATOR, Someone.BOOSTER);
    Map<String, @Nullable Object> guild = new LinkedHashMap<>();
    guild.put("id", GUILD);
    guild.put("name", "Burgers");
    guild.put("owner_id", Someone.OWNER.id());
    guild.put("system_channel_id", WELCOME);
    guild.put("unavailable", false);
    guild.put("member_count", members.size());
    guild.put("large", false);
    guild.put("afk_timeout", 300);
    guild.put("verification_level", 1);
    guild.put("default_message_notifications", 1);
    guild.put("explicit_content_filter", 0);
    guild.put("mfa_level", 0);
    guild.put("nsfw_level", 0);
    guild.put("premium_tier", 0);
    guild.put("preferred_locale", "en-US");
    guild.put("premium_progress_bar_enabled", false);
    guild.put(
        "roles",
        List.of(
            role(GUILD, "@everyone", 0, NOBODY_MAY),
            role(MODERATORS, "Moderators", 2, MODERATE_MEMBERS),
            role(PAINTERS, "Painters", 1, NOBODY_MAY)));
    guild.put("channels", List.of(channel(CHANNEL, "General"), channel(WELCOME, "welcome")));
    guild.put("threads", List.of(thread()));
    guild.put("members", new ArrayList<Object>(members.stream().map(m -> member(m)).toList()));
    for (String list :
        List.of(
            "emojis",
            "stickers",
            "features",
            "voice_states",
            "presences",
            "guild_scheduled_events",
            "stage_instances",
            "soundboard_sounds")) {
      guild.put(list, List.of());
    }
    return guild;
  }

  static Map<String, @Nullable Object> user(Someone who) {
    Map<String, @Nullable Object> user = new LinkedHashMap<>();
    user.put("id", who.id());
    user.put("username", who.username());
    user.put("global_name", who.globalName());
    user.put("discriminator", "0");
    user.put("avatar", null);
    user.put("bot", who.bot());
    user.put("public_flags", 0);
    return user;
  }

  static Map<String, @Nullable Object> member(Someone who) {
    Map<String, @Nullable Object> member = new LinkedHashMap<>();
    member.put("user", user(who));
    member.put("nick", null);
    member.put("avatar", null);
    member.put("roles", who.roles());
    member.put("joined_at", JOINED);
    member.put("premium_since", who.boosts() ? JOINED : null);
    member.put("deaf", false);
    member.put("mute", false);
    member.put("pending", false);
    member.put("flags", 0);
    return member;
  }

  private static Map<String, @Nullable Object> role(
      String id, String name, int position, String permissions) {
    Map<String, @Nullable Object> role = new LinkedHashMap<>();
    role.put("id", id);
    role.put("name", name);
    role.put("color", 0);
    Map<String, @Nullable Object> colors = new LinkedHashMap<>();
    colors.put("primary_color", 0);
    colors.put("secondary_color", null);
    colors.put("tertiary_color", null);
    role.put("colors", colors);
    role.put("hoist", false);
    role.put("icon", null);
    role.put("position", position);
    role.put("permissions", permissions);
    role.put("managed", false);
    role.put("mentionable", false);
    role.put("flags", 0);
    return role;
  }

  private static Map<String, @Nullable Object> channel(String id, String name) {
    Map<String, @Nullable Object> channel = new LinkedHashMap<>();
    channel.put("id", id);
    channel.put("type", 0);
    channel.put("name", name);
    channel.put("position", 0);
    channel.put("parent_id", null);
    channel.put("permission_overwrites", List.of());
    channel.put("nsfw", false);
    return channel;
  }

  private static Map<String, @Nullable Object> thread() {
    Map<String, @Nullable Object> thread = new LinkedHashMap<>();
    thread.put("id", THREAD);
    thread.put("guild_id", GUILD);
    thread.put("parent_id", CHANNEL);
    thread.put("owner_id", Someone.ADA.id());
    thread.put("type", 11);
    thread.put("name", "recipes");
    thread.put("member_count", 2);
    thread.put("message_count", 2);
    thread.put("total_message_sent", 2);
    thread.put("rate_limit_per_user", 0);
    Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
    metadata.put("archived", false);
    metadata.put("auto_archive_duration", 60);
    metadata.put("archive_timestamp", JOINED);
    metadata.put("locked", false);
    metadata.put("create_timestamp", JOINED);
    thread.put("thread_metadata", metadata);
    return thread;
  }
}
