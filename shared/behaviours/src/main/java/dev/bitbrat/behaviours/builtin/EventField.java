package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.spi.Condition;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Moment;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Self;
import dev.bitbrat.behaviours.words.Names;
import dev.bitbrat.events.ExternalEvent;
import org.jspecify.annotations.Nullable;

@Implementation(value = "event.field", summary = "A detail of what happened on the platform.")
record EventField(
    @Property(value = "Name of the detail, for example community_gift_id.", main = true)
        String field,
    @Property("true if it must be there, false if it must not.") @Nullable Boolean present,
    @Property("What it must be; letters compare in any case.") @Nullable String equals)
    implements Condition {
  @Override
  public boolean holds(Moment moment, Self self) {
    String value = value(moment);
    boolean there = !value.isEmpty();
    if (equals != null) {
      return there && Names.fold(value).equals(Names.fold(equals));
    }
    return there == (present == null || present);
  }

  private String value(Moment moment) {
    ExternalEvent external = moment.event().externalEvent();
    Object value = external == null ? null : external.metadata().get(field);
    return value == null ? "" : value.toString();
  }

  @Override
  public String sentence(boolean negated) {
    if (equals != null) return "its " + field + (negated ? " is not " : " is ") + equals;
    boolean wanted = present == null || present;
    return wanted == negated ? "it has no " + field : "it has a " + field;
  }
}
