package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.events.Role;
import java.util.List;
import java.util.Set;

/** Roles as conditions see them. */
final class Roles {
  private Roles() {}

  /** Whether somebody with these roles has one of {@code wanted}. */
  static boolean includes(Set<Role> wanted, List<String> names) {
    return wanted.contains(Role.EVERYONE)
        || names.stream().flatMap(n -> Role.of(n).stream()).anyMatch(wanted::contains);
  }

  static String person(Role role) {
    return switch (role) {
      case EVERYONE -> "anybody";
      case SUBSCRIBER -> "a subscriber";
      case VIP -> "a VIP";
      case MODERATOR -> "a moderator";
      case BROADCASTER -> "the broadcaster";
    };
  }
}
