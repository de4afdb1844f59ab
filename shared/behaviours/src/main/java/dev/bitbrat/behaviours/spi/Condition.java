package dev.bitbrat.behaviours.spi;

/** Must hold, else the behaviour stays silent. */
public interface Condition extends Component {
  /** Asked with everything as it was before the event. */
  boolean holds(Moment moment, Self self);

  /** Called when all conditions of the behaviour allow it, before its actions. */
  default void taken(Moment moment, Draft draft, Self self) {}

  /** Whether {@link #taken} may write. */
  default boolean writes() {
    return false;
  }

  /** Goes on after "if". */
  String sentence(boolean negated);
}
