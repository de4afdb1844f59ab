package dev.bitbrat.player;

import dev.bitbrat.events.Event;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** A platform by its stand-in, on the platform's own protocol. */
interface Wire extends AutoCloseable {
  /** Where it is, and what it takes to speak to it. */
  Map<String, String> environment();

  /** It delivers to the server at {@code base} from now on. */
  void deliverTo(URI base, InstantSource clock);

  /** Somebody writes a line, told as an event; what cannot be written there is left out. */
  void say(Event line);

  /** Everything that the bot wrote, in order, as somebody reads it there. */
  List<String> heard();

  @Override
  void close();
}
