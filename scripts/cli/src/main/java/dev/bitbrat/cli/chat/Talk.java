package dev.bitbrat.cli.chat;

import dev.bitbrat.transcript.Cause;
import dev.bitbrat.transcript.Said;
import java.util.List;
import java.util.function.Consumer;

/** A conversation with a bot, wherever it runs. */
interface Talk extends AutoCloseable {
  /** Who is there and where, in a line or two for a person. */
  List<String> greeting();

  /** What is doubtful about the bot's files, for all to read. */
  default List<String> warnings() {
    return List.of();
  }

  /**
   * Says a line.
   *
   * @return the id under which its end is told
   * @throws Unfit if it cannot be said here
   */
  String say(Said said) throws Unfit;

  /** What the person at the prompt is, as a line of the chat. */
  Said plain(String text);

  /**
   * @return the id under which its end is told
   * @throws Unfit if nothing can happen here
   */
  String happen(Cause.Happening happening) throws Unfit;

  /**
   * Changes the world that the bot sees.
   *
   * @throws Unfit if that cannot be done here
   */
  void set(Fixture fixture) throws Unfit;

  /**
   * Hands over the rows that come, until the event has ended; their order is that of the ends.
   *
   * @return false if the event has no end of its own: it is one that came before
   */
  boolean await(String id, Consumer<Row> each) throws InterruptedException;

  /** Takes over what was changed in the bot's files: what to tell about that, if anything. */
  List<String> reload();

  @Override
  void close();

  /** What a transcript can set. */
  @FunctionalInterface
  interface Fixture {
    void apply(World world);
  }

  /** A line cannot be had here; the message says why, in one line. */
  final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;

    Unfit(String message) {
      super(message, null, false, false);
    }

    String reason() {
      return String.valueOf(getMessage());
    }
  }
}
