package dev.bitbrat.cli.chat;

import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.transcript.Cause;
import dev.bitbrat.transcript.Fixture;
import dev.bitbrat.transcript.LineWriter;
import dev.bitbrat.transcript.Said;
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
          Typed line = TypedReader.read(text);
          if (line.equals(new Typed.Command("quit"))) return !failed;
          if (!(line instanceof Typed.Nothing)) talk.reload().forEach(screen::say);
          take(line);
        }
      }
    }
    return !failed;
  }

  private void take(Typed line) {
    try {
      switch (line) {
        case Typed.Nothing _ -> {}
        case Typed.Plain(String text) -> say(talk.plain(text));
        case Typed.Played(Cause cause) -> play(cause);
        case Typed.Command(String name) -> command(name);
        case Typed.TestOnly(String what) -> testOnly(what);
        case Typed.Unreadable(String problem) -> screen.say("skipped: " + problem);
      }
    } catch (Talk.Unfit e) {
      screen.say(e.reason());
    } catch (OutageException e) {
      failed = true;
      screen.say("not accepted: " + e.getMessage());
    }
  }

  private void play(Cause cause) throws Talk.Unfit {
    switch (cause) {
      case Cause.Chat chat -> say(chat.said());
      case Cause.Happening happening -> played(LineWriter.write(happening), talk.happen(happening));
      case Cause.Clock clock -> set(world -> world.advance(clock.by()), cause);
      case Fixture.Live live -> set(world -> world.live(live.on()), cause);
      case Fixture.Game game -> set(world -> world.game(game.name()), cause);
      case Cause.Restart _ -> testOnly("@restart");
      case Cause.Parallel _ -> testOnly("@parallel");
      case Fixture.Channel _ -> testOnly("@channel");
      case Fixture.Http _ -> testOnly("@http");
      case Fixture.Rng _ -> testOnly("@rng");
    }
  }

  private void testOnly(String what) {
    screen.say("skipped: " + what + " belongs to a test, there is nothing to do here");
  }

  private void say(Said said) throws Talk.Unfit {
    if (said.text().isBlank()) {
      screen.say("skipped: it says nothing");
    } else if (said.text().length() > MAX_TEXT) {
      screen.say(
          "skipped: at most %d characters, this has %d".formatted(MAX_TEXT, said.text().length()));
    } else {
      played(LineWriter.chat(said), talk.say(said));
    }
  }

  private void set(Talk.Fixture fixture, Cause cause) throws Talk.Unfit {
    String written = LineWriter.write(cause);
    talk.set(fixture);
    screen.say("done: " + written);
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
