package dev.bitbrat.discord;

import dev.bitbrat.discord.DiscordMessages.Author;
import dev.bitbrat.discord.DiscordMessages.Line;
import dev.bitbrat.discord.DiscordMessages.Place;
import dev.bitbrat.events.Egress;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.Role;
import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.Platform;
import dev.bitbrat.platform.webhook.MalformedException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a chat message of a slash command, as if its user had written {@code !name arguments}. */
final class InteractionMapper {
  static final String SOURCE = "ingress.discord.interactions";

  /** Discord takes answers for 15 minutes; one that needs so long is better said in the channel. */
  private static final Duration ANSWERABLE = Duration.ofMinutes(14);

  private static final int MOST_ROLES = 250;

  private InteractionMapper() {}

  /**
   * @throws MalformedException if something that we need is missing
   */
  static Event event(Interaction interaction, Instant now) {
    String application = interaction.application();
    Platform.Callback callback =
        new Platform.Callback(application, interaction.token(), now.plus(ANSWERABLE));
    Line line =
        new Line(
            interaction.id(),
            place(interaction),
            author(interaction),
            CommandText.of(interaction.data()),
            details(interaction));
    return DiscordMessages.event(SOURCE, line, application, now)
        .egress(
            new Egress(
                null, null, null, Map.of(Platform.Callback.KEY, callback.toTree()), Map.of()))
        .build();
  }

  private static Place place(Interaction interaction) {
    Map<String, @Nullable Object> body = interaction.body();
    Map<String, @Nullable Object> channel = Tree.map(body, "channel");
    String id =
        Tree.string(channel, "id") == null
            ? Snowflake.of(body, "channel_id", "$")
            : Snowflake.of(channel, "id", "$.channel");
    String guild = Tree.string(body, "guild_id");
    if (guild == null) return Place.direct(id);
    return new Place(Snowflake.of(body, "guild_id", "$"), id, Tree.string(channel, "name"));
  }

  private static Author author(Interaction interaction) {
    Map<String, @Nullable Object> user = interaction.user();
    Map<String, @Nullable Object> member = interaction.member();
    String id = Snowflake.of(user, "id", "$.user");
    String username = Tree.string(user, "username");
    if (username == null || username.isBlank()) {
      throw new MalformedException("$.user.username: a name is needed here");
    }
    String name =
        Stream.of(Tree.string(member, "nick"), Tree.string(user, "global_name"), username)
            .filter(n -> n != null && !n.isBlank())
            .findFirst()
            .orElse(username);
    boolean owner = id.equals(Tree.string(Tree.map(interaction.body(), "guild"), "owner_id"));
    boolean boosts = Tree.string(member, "premium_since") != null;
    List<Role> roles = DiscordMessages.roles(Tree.string(member, "permissions"), owner, boosts);
    List<String> roleIds =
        Tree.strings(member, "roles").stream().filter(Snowflake::is).limit(MOST_ROLES).toList();
    return new Author(id, username, name, roles, roleIds);
  }

  /** What rules may want to know. Never the token. */
  private static Map<String, @Nullable Object> details(Interaction interaction) {
    Map<String, @Nullable Object> details = new LinkedHashMap<>();
    details.put("interaction", interaction.id());
    details.put("command", Tree.string(interaction.data(), "name"));
    details.put("options", Tree.list(interaction.data(), "options"));
    details.put("guild_id", Tree.string(interaction.body(), "guild_id"));
    details.put("locale", Tree.string(interaction.body(), "locale"));
    details.values().removeIf(value -> value == null);
    return details;
  }
}
