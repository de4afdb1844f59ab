package dev.bitbrat.behaviours.spi;

import dev.bitbrat.events.Delivery;
import java.util.Map;
import java.util.Optional;

/** A behaviour that runs. What it writes and sends counts once all its actions are done. */
public interface Run extends Moment {
  /** The action that runs. */
  Self self();

  /** Reads what was written before, by this behaviour and by those before it. */
  Draft draft();

  /** The data store of that name, if it can be written. */
  Optional<BoundStore> store(String name);

  /** Leaves something for later actions: {@code ${state.NAME.FIELD}}. */
  void leave(String name, Map<String, String> fields);

  /** Says something where the event came from; a blank text is not sent. */
  default void reply(Template text) {
    send(Delivery.Target.ORIGIN, text.fill(this));
  }

  /** A blank text is not sent. */
  default void send(Delivery.Target target, Template.Filled text) {
    send(target, text, false);
  }

  /**
   * A blank text is not sent.
   *
   * @param split whether a text that is too long for one message becomes several, and is not cut
   */
  void send(Delivery.Target target, Template.Filled text, boolean split);

  /** Has the platform of the event do something, for example {@code shoutout}. */
  void platform(String action, Map<String, ?> arguments);

  /** Leaves a line in the trace of the event, for the operator. */
  void note(String line);

  /** Has the bot called again. */
  void later(DelayedEffect effect);

  /** The bot's own configuration. */
  Editor editor();
}
