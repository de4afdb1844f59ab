package dev.bitbrat.cli.chat;

import dev.bitbrat.cli.transcript.Line;
import dev.bitbrat.cli.transcript.LineReader;
import dev.bitbrat.cli.transcript.LineWriter;
import dev.bitbrat.pipeline.OutageException;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes line after line; the next one waits until the last has ended, so that what a transcript
 * means does not depend on how fast the machine is.
 */
final class Conversation {
  static final int MAX_TEXT = 4_000;

  private static final List<String> HELP =
      List.of(
          "Plain text is said by you, the broadcaster. What stands in a transcript works too:",
          "  > bob[sub]: !ping            said by bob (roles: sub, vip, mod, bc, self)",
          "  > ann \"Ann\"[mod] {id=m1}: hi  with a display name and a message id",
          "  ! raid {user: Ann, viewers: 5}   something happened",
          "  @clock +20m   time passes (s, m, h)",
          "  @live on   @game Celeste   what the stream is like",
          "  # a comment",
          "/why shows how the last line went its way, /clear clears, /quit or Ctrl-D leaves.");

  private final Talk talk;
  private final Input input;
  private final Screen screen;
  private final Recorder recorder;
  private boolean failed;

  Conversation(Talk talk, Input input, Screen screen, Recorder recorder) {
    this.talk = talk;
    this.input = input;
    this.screen = screen;
    this.recorder = recorder;
  }

  /**
   * Goes on until the input is over, or somebody says {@code /quit}.
   *
   * @return whether every line that makes sense was accepted
   */
  boolean run() {
    for (Input.Entry entry = input.next(); entry != null; entry = input.next()) {
      switch (entry) {
        case Input.Entry.Refused(String why) -> screen.say(why);
        case Input.Entry.Text(String text) -> {
          Line line = LineReader.read(text);
          if (line.equals(new Line.Command("quit"))) return !failed;
          if (!(line instanceof Line.Nothing)) talk.reload().forEach(screen::say);
          take(line);
        }
      }
    }
    return !failed;
  }

  private void take(Line line) {
    try {
      switch (line) {
        case Line.Nothing _ -> {}
        case Line.Plain(String text) -> say(talk.plain(text));
        case Line.Chat chat -> say(chat);
        case Line.Happening happening ->
            played(LineWriter.happening(happening), talk.happen(happening));
        case Line.Clock(var by) -> set(world -> world.advance(by), LineWriter.clock(by));
        case Line.Live(boolean on) -> set(world -> world.live(on), LineWriter.live(on));
        case Line.Game(String name) -> set(world -> world.game(name), LineWriter.game(name));
        case Line.Command(String name) -> command(name);
        case Line.TestOnly(String what) ->
            screen.say("skipped: " + what + " belongs to a test, there is nothing to do here");
        case Line.Unreadable(String problem) -> screen.say("skipped: " + problem);
      }
    } catch (Talk.Unfit e) {
      screen.say(e.reason());
    } catch (OutageException e) {
      failed = true;
      screen.say("not accepted: " + e.getMessage());
    }
  }

  private void say(Line.Chat chat) throws Talk.Unfit {
    if (chat.text().isBlank()) {
      screen.say("skipped: it says nothing");
    } else if (chat.text().length() > MAX_TEXT) {
      screen.say(
          "skipped: at most %d characters, this has %d".formatted(MAX_TEXT, chat.text().length()));
    } else {
      played(LineWriter.chat(chat), talk.say(chat));
    }
  }

  private void set(Talk.Fixture fixture, String written) throws Talk.Unfit {
    talk.set(fixture);
    recorder.input(written);
  }

  /** Waits for what comes of a line that was taken. */
  private void played(String written, String id) {
    List<String> replies = new ArrayList<>();
    try {
      boolean told =
          talk.await(
              id,
              row -> {
                row.replies().forEach(reply -> replies.add(reply.text()));
                screen.show(row);
              });
      if (!told) screen.say("nothing happens: a line with this id came before");
    } catch (InterruptedException e) {
      screen.say("no longer waiting for the answer");
    }
    recorder.input(written);
    recorder.replies(replies);
  }

  private void command(String name) {
    switch (name) {
      case "why" -> screen.why();
      case "clear" -> input.clear();
      default -> HELP.forEach(screen::say);
    }
  }
}
