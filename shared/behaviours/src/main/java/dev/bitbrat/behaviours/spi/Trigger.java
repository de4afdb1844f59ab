package dev.bitbrat.behaviours.spi;

import dev.bitbrat.events.Event;
import java.util.List;

/** Starts a behaviour; one of several is enough. */
public interface Trigger extends Component {
  /** What it wants to be asked about: it is never asked about anything else. */
  List<Interest> interests(Self self);

  /**
   * Whether it may fire as far as the event itself tells: asked before anything is read, often.
   *
   * @param event of one of its interests
   */
  default boolean mayFire(Event event) {
    return true;
  }

  boolean fires(Moment moment, Self self);

  /**
   * @param sigil what commands start with
   */
  Phrase phrase(String sigil);
}
