package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.catalogue.Durations;
import dev.bitbrat.behaviours.spi.Condition;
import dev.bitbrat.behaviours.spi.Draft;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.InvalidPropertyException;
import dev.bitbrat.behaviours.spi.Moment;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Self;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Role;
import dev.bitbrat.events.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Kept at {@code cooldowns/{uuid}} for everybody and {@code cooldowns/{uuid}:{user}} for one: until
 * when it lasts.
 */
@Implementation(
    value = "cooldown",
    summary = "Not again too soon: for everybody, or for the same person.")
record Cooldown(
    @Property(value = "How long nobody may after somebody did.", main = true, min = 1)
        @Nullable Duration global,
    @Property(value = "How long a person may not after they did.", min = 1)
        @Nullable Duration perUser,
    @Property("Who need not wait: exactly these roles. Their use does not make others wait.")
        @Nullable Set<Role> exempt)
    implements Condition {
  private static final String UNTIL = "until";

  Cooldown {
    if (global == null && perUser == null) {
      throw new InvalidPropertyException("global", "expected global, perUser or both");
    }
  }

  @Override
  public boolean holds(Moment moment, Self self) {
    if (isExempt(moment)) return true;
    return (global == null || isOver(moment, everybody(self)))
        && (perUser == null || isOver(moment, person(moment, self)));
  }

  @Override
  public void taken(Moment moment, Draft draft, Self self) {
    if (isExempt(moment)) return;
    if (global != null) take(moment, draft, everybody(self), global);
    if (perUser != null) take(moment, draft, person(moment, self), perUser);
  }

  @Override
  public boolean writes() {
    return true;
  }

  private boolean isExempt(Moment moment) {
    return exempt != null && Roles.includes(exempt, moment.roles());
  }

  private static boolean isOver(Moment moment, String path) {
    String until = Tree.string(moment.documents().get(path), UNTIL);
    return until == null || !moment.now().isBefore(Instant.parse(until));
  }

  private static void take(Moment moment, Draft draft, String path, Duration length) {
    Instant until = moment.now().plus(length);
    draft.put(path, Map.of(UNTIL, until.toString()), until);
  }

  private static String everybody(Self self) {
    return "cooldowns/" + self.uuid();
  }

  private static String person(Moment moment, Self self) {
    Identity.External external = moment.event().identity().external();
    String id = external == null ? "" : external.platform() + ':' + external.id();
    return "cooldowns/" + moment.documents().segment(self.uuid() + ':' + id);
  }

  @Override
  public String sentence(boolean negated) {
    String everybody =
        global == null ? "" : "the last time was at least " + Durations.words(global) + " ago";
    String person =
        perUser == null
            ? ""
            : "the user's last time was at least " + Durations.words(perUser) + " ago";
    String both = everybody + (global == null || perUser == null ? "" : " and ") + person;
    return negated ? "it is not true that " + both : both;
  }
}
