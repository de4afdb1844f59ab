package dev.bitbrat.cli.chat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.InfoCmp;
import org.jspecify.annotations.Nullable;

/** A person at a terminal: editing, history, a prompt. */
final class Prompt implements Input {
  private final Terminal terminal;
  private final LineReader reader;
  private final String prompt;

  /**
   * @param history file that keeps what was typed
   */
  Prompt(Path history, String name, boolean color) {
    try {
      terminal = TerminalBuilder.builder().system(true).dumb(true).build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("brat")
            .variable(LineReader.HISTORY_FILE, history)
            .variable(LineReader.HISTORY_SIZE, 1_000)
            // An exclamation mark begins a command of the bot, not one of the history.
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.HISTORY_IGNORE_SPACE, true)
            .build();
    AttributedStyle style =
        color ? AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN) : AttributedStyle.DEFAULT;
    prompt = new AttributedString(name + "> ", style).toAnsi(terminal);
  }

  /** Interrupts {@code waiting} when the person presses Ctrl-C while the bot thinks. */
  void interruptOnSignal(Thread waiting) {
    terminal.handle(Terminal.Signal.INT, signal -> waiting.interrupt());
  }

  /** Ctrl-C drops a line that was begun, and leaves at an empty one. */
  @Override
  public @Nullable Entry next() {
    while (true) {
      try {
        return new Entry.Text(reader.readLine(prompt));
      } catch (UserInterruptException e) {
        if (e.getPartialLine().isBlank()) return null;
      } catch (EndOfFileException e) {
        return null;
      }
    }
  }

  @Override
  public void clear() {
    terminal.puts(InfoCmp.Capability.clear_screen);
    terminal.flush();
  }

  @Override
  public void close() {
    try {
      terminal.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
