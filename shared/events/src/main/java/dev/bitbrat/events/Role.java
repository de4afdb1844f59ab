package dev.bitbrat.events;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Who somebody is in a channel, lowest first; VIP stands above subscriber on purpose. */
public enum Role {
  EVERYONE,
  SUBSCRIBER,
  VIP,
  MODERATOR,
  BROADCASTER;

  /** The name in configuration and on the wire, for example {@code moderator}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As {@link #wireName}. */
  @Override
  public String toString() {
    return wireName();
  }

  /** The role of that name, if it is one of ours. */
  public static Optional<Role> of(String wireName) {
    for (Role role : values()) {
      if (role.wireName().equalsIgnoreCase(wireName)) return Optional.of(role);
    }
    return Optional.empty();
  }

  /** The highest of the named roles; names of other platforms' roles count as everyone. */
  public static Role highest(Collection<String> wireNames) {
    Role highest = EVERYONE;
    for (String name : wireNames) {
      Role role = of(name).orElse(EVERYONE);
      if (role.compareTo(highest) > 0) highest = role;
    }
    return highest;
  }
}
