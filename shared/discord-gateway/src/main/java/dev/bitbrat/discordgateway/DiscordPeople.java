package dev.bitbrat.discordgateway;

import dev.bitbrat.discord.DiscordMessages;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.ISnowflake;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.User;
import org.jspecify.annotations.Nullable;

/** Who somebody is to us. */
final class DiscordPeople {
  private DiscordPeople() {}

  /** Programs are not heard, but for ourselves. */
  static boolean counts(User user) {
    return isSelf(user) || !(user.isBot() || user.isSystem());
  }

  /**
   * @param member {@code null} when they are not in the guild, or Discord does not say
   */
  static Identity.External external(User user, @Nullable Member member) {
    List<String> roles = new ArrayList<>();
    if (member != null) roles(member).stream().map(Role::wireName).forEach(roles::add);
    if (isSelf(user)) roles.add(DiscordMessages.SELF);
    List<String> ids =
        member == null ? List.of() : member.getRoles().stream().map(ISnowflake::getId).toList();
    return new Identity.External(
        user.getId(),
        DiscordMessages.PLATFORM,
        user.getName().toLowerCase(Locale.ROOT),
        member == null ? user.getEffectiveName() : member.getEffectiveName(),
        roles,
        ids.isEmpty() ? Map.of() : Map.of("roleIds", ids),
        Map.of());
  }

  private static List<Role> roles(Member member) {
    String permissions = Long.toUnsignedString(Permission.getRaw(member.getPermissions()));
    return DiscordMessages.roles(permissions, member.isOwner(), member.isBoosting());
  }

  private static boolean isSelf(User user) {
    return user.getIdLong() == user.getJDA().getSelfUser().getIdLong();
  }
}
