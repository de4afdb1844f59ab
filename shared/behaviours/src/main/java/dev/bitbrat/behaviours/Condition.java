package dev.bitbrat.behaviours;

import dev.bitbrat.events.Role;
import java.util.List;
import java.util.Set;

/** Must hold, else the behaviour stays silent. */
public sealed interface Condition permits Condition.UserRole, Unresolved {
  /** Who may. */
  record UserRole(Who who, boolean negate) implements Condition {}

  /** Roles in two ways. */
  sealed interface Who {
    boolean includes(List<String> roles);

    /** That role or a higher one. */
    record AtLeast(Role role) implements Who {
      @Override
      public boolean includes(List<String> roles) {
        return Role.highest(roles).compareTo(role) >= 0;
      }
    }

    /** One of exactly these. */
    record AnyOf(Set<Role> roles) implements Who {
      public AnyOf {
        roles = Set.copyOf(roles);
      }

      @Override
      public boolean includes(List<String> names) {
        return roles.contains(Role.EVERYONE)
            || names.stream().flatMap(n -> Role.of(n).stream()).anyMatch(roles::contains);
      }
    }
  }
}
