package dev.bitbrat.cli.transcript;

import dev.bitbrat.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Writes lines so that {@link LineReader} reads the same again. */
public final class LineWriter {
  private LineWriter() {}

  public static String chat(Line.Chat chat) {
    StringBuilder line = new StringBuilder("> ").append(chat.login());
    boolean named = !chat.displayName().equals(chat.login());
    if (named) line.append(" \"").append(name(chat.displayName())).append('"');
    if (!chat.roles().isEmpty()) {
      line.append(
          chat.roles().stream().map(ChatLine::mark).collect(Collectors.joining(",", "[", "]")));
    }
    if (chat.id() != null) line.append(" {id=").append(chat.id()).append('}');
    return line.append(": ").append(Escapes.encode(chat.text())).toString();
  }

  /** JSON is YAML in flow style, too. */
  public static String happening(Line.Happening happening) {
    String fields = happening.fields().isEmpty() ? "" : " " + Json.write(happening.fields());
    return "! " + happening.type() + fields;
  }

  public static String clock(Duration by) {
    return "@clock +" + by.toSeconds() + "s";
  }

  public static String live(boolean on) {
    return on ? "@live on" : "@live off";
  }

  public static String game(String name) {
    return ("@game " + name).stripTrailing();
  }

  /** What came out: {@code .} when nothing did. */
  public static List<String> replies(List<String> texts) {
    if (texts.isEmpty()) return List.of(".");
    return texts.stream().map(text -> "< " + Escapes.encode(text)).toList();
  }

  private static String name(String name) {
    return Escapes.encode(name).replace("\"", "\\u0022");
  }
}
