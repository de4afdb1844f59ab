package dev.bitbrat.config;

import dev.bitbrat.events.Ids;

/**
 * What the uuid of a component follows from that has none.
 *
 * @param behaviour name of the behaviour
 * @param list for example {@code triggers}
 * @param index in the list; for a condition within another with the way to it: {@code 0.any.1}
 */
record Seed(String behaviour, String list, String index) {
  String uuid() {
    return Ids.derive(behaviour + '\n' + list, index);
  }

  Seed within(String property, int i) {
    return new Seed(behaviour, list, index + '.' + property + '.' + i);
  }
}
