package dev.bitbrat.transcript;

import dev.bitbrat.events.Tree;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the world around the bot is from here on. */
public sealed interface Fixture extends Cause {
  /** {@code @live on}. */
  record Live(int number, boolean on) implements Fixture {}

  /**
   * {@code @game Celeste}.
   *
   * @param name {@code ""} for no category
   */
  record Game(int number, String name) implements Fixture {}

  /**
   * {@code @channel login {fields}}: a channel that exists.
   *
   * @param login in small letters
   */
  record Channel(int number, String login, Map<String, @Nullable Object> fields)
      implements Fixture {
    public Channel(int number, String login, Map<String, @Nullable Object> fields) {
      this.number = number;
      this.login = login;
      this.fields = Tree.mapOf(fields);
    }
  }

  /** {@code @http URL STATUS BODY}: what an address answers, until that is replaced. */
  record Http(int number, String url, Answer answer) implements Fixture {}

  /** {@code @rng 0 2 1}: the indexes of the next picks; they replace what is left. */
  record Rng(int number, List<Integer> picks) implements Fixture {
    public Rng {
      picks = List.copyOf(picks);
    }
  }

  /** What comes of an HTTP request. */
  sealed interface Answer {
    /**
     * @param status 100 to 599
     * @param body {@code ""} for none
     */
    record Response(int status, String body) implements Answer {}

    /** Nothing comes, ever. */
    record Timeout() implements Answer {}
  }
}
