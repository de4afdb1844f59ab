package dev.bitbrat.behaviours.catalogue;

import dev.bitbrat.behaviours.spi.Action;
import dev.bitbrat.behaviours.spi.BehaviourTemplate;
import dev.bitbrat.behaviours.spi.Component;
import dev.bitbrat.behaviours.spi.Condition;
import dev.bitbrat.behaviours.spi.Source;
import dev.bitbrat.behaviours.spi.Store;
import dev.bitbrat.behaviours.spi.Trigger;
import java.util.Arrays;
import java.util.Optional;

/** Where a component stands in a configuration. */
public enum Part {
  TRIGGER("triggers", "Trigger", Trigger.class),
  CONDITION("conditions", "Condition", Condition.class),
  ACTION("actions", "Action", Action.class),
  STORE("documents", "DataStore", Store.class),
  SOURCE("documents", "DataSource", Source.class),
  TEMPLATE("templates", "Template", BehaviourTemplate.class);

  private final String list;
  private final String kind;
  private final Class<? extends Component> type;

  Part(String list, String kind, Class<? extends Component> type) {
    this.list = list;
    this.kind = kind;
    this.type = type;
  }

  /** Name of the list, for example {@code triggers}. */
  public String list() {
    return list;
  }

  /** Value of {@code kind} in the long form, for example {@code Trigger}. */
  public String kind() {
    return kind;
  }

  /** The part of that {@code kind}. */
  public static Optional<Part> ofKind(String kind) {
    return Arrays.stream(values()).filter(part -> part.kind.equals(kind)).findFirst();
  }

  /** Where components of the class stand: the first that fits, as a store is a source too. */
  static Part of(Class<? extends Component> component) {
    return Arrays.stream(values())
        .filter(part -> part.type.isAssignableFrom(component))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(component + " is no kind of component"));
  }
}
