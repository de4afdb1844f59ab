package dev.bitbrat.behaviours.spi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes the bot's own configuration: behaviours that people make from the chat. What is changed
 * is in force once the event is done.
 */
public interface Editor {
  /** Folded names of the commands of all active behaviours. */
  boolean hasCommand(String name);

  /** The behaviour that was made from the chat under that name. */
  Optional<Map<String, @Nullable Object>> find(String name);

  /** Names of the behaviours that were made from the chat, in order. */
  List<String> names();

  /**
   * @param name of the behaviour and of its command
   * @param behaviour as in a bundle; replaces the one of that name
   */
  void put(String name, Map<String, @Nullable Object> behaviour);

  void remove(String name);
}
