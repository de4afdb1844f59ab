package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.spi.Condition;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.InvalidPropertyException;
import dev.bitbrat.behaviours.spi.Moment;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Self;
import dev.bitbrat.behaviours.words.Listing;
import dev.bitbrat.events.Role;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@Implementation(value = "user.role", summary = "Who the person is in the channel.")
record UserRole(
    @Property(value = "That role or a higher one.", main = true) @Nullable Role atLeast,
    @Property("One of exactly these roles.") @Nullable Set<Role> anyOf)
    implements Condition {
  UserRole {
    if (atLeast != null && anyOf != null) {
      throw new InvalidPropertyException("anyOf", "expected either atLeast or anyOf, not both");
    }
    if (atLeast == null && anyOf == null) {
      throw new InvalidPropertyException(
          "atLeast", "expected one of " + List.of(Role.values()) + "; for several use anyOf");
    }
  }

  @Override
  public boolean holds(Moment moment, Self self) {
    if (atLeast != null) return Role.highest(moment.roles()).compareTo(atLeast) >= 0;
    return Roles.includes(anyOf == null ? Set.of() : anyOf, moment.roles());
  }

  @Override
  public String sentence(boolean negated) {
    return (negated ? "the user is not " : "the user is ") + who();
  }

  private String who() {
    if (atLeast != null) return Roles.person(atLeast);
    Set<Role> roles = anyOf == null ? Set.of() : anyOf;
    return Listing.either(roles.stream().sorted().map(Roles::person).toList());
  }
}
