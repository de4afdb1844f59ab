package dev.bitbrat.behaviours;

import dev.bitbrat.events.Delivery;
import java.util.List;

/**
 * How much was said because of one event, all behaviours together: an event must stay small enough
 * to travel on with all of it.
 */
final class Said {
  private static final int MOST_DELIVERIES = 100;
  private static final int MOST_CHARACTERS = 20_000;

  static final String TOO_MUCH =
      "too much at once: an event may lead to "
          + MOST_DELIVERIES
          + " messages with "
          + MOST_CHARACTERS
          + " characters";

  private int deliveries;
  private int characters;

  /** Adds them; false, and nothing added, if that is too much. */
  boolean add(List<Delivery> more) {
    int longer = characters;
    for (Delivery delivery : more) {
      if (delivery instanceof Delivery.Text text) longer += text.text().length();
    }
    if (deliveries + more.size() > MOST_DELIVERIES || longer > MOST_CHARACTERS) return false;
    deliveries += more.size();
    characters = longer;
    return true;
  }
}
