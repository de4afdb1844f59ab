package dev.bitbrat.behaviours;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The components that this version knows. */
public enum ComponentType {
  CHAT_COMMAND(Part.TRIGGER, "chat.command", "text"),
  USER_ROLE(Part.CONDITION, "user.role", "atLeast"),
  REPLY(Part.ACTION, "reply", "message");

  /** Which of a behaviour's lists a component stands in. */
  public enum Part {
    TRIGGER("triggers", "Trigger"),
    CONDITION("conditions", "Condition"),
    ACTION("actions", "Action");

    private final String list;
    private final String kind;

    Part(String list, String kind) {
      this.list = list;
      this.kind = kind;
    }

    /** Name of the list, for example {@code triggers}. */
    public String list() {
      return list;
    }

    /** Value of {@code kind} in the long form, for example {@code Trigger}. */
    public String kind() {
      return kind;
    }
  }

  private final Part part;
  private final String implementation;
  private final String mainProperty;

  ComponentType(Part part, String implementation, String mainProperty) {
    this.part = part;
    this.implementation = implementation;
    this.mainProperty = mainProperty;
  }

  public Part part() {
    return part;
  }

  public String implementation() {
    return implementation;
  }

  /** The property that a scalar or list in the short form stands for. */
  public String mainProperty() {
    return mainProperty;
  }

  public Set<String> properties() {
    return switch (this) {
      case CHAT_COMMAND -> Set.of("text");
      case USER_ROLE -> Set.of("atLeast", "anyOf");
      case REPLY -> Set.of("message");
    };
  }

  public static Optional<ComponentType> find(Part part, String implementation) {
    return Arrays.stream(values())
        .filter(t -> t.part == part && t.implementation.equals(implementation))
        .findFirst();
  }

  /** What may stand in that list. */
  public static List<String> implementations(Part part) {
    return Arrays.stream(values())
        .filter(t -> t.part == part)
        .map(ComponentType::implementation)
        .toList();
  }
}
