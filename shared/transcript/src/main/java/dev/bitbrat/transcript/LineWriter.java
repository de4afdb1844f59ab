package dev.bitbrat.transcript;

import dev.bitbrat.json.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes lines so that {@link LineReader} reads the same again. */
public final class LineWriter {
  private LineWriter() {}

  /** Without its end. */
  public static String write(Line line) {
    return switch (line) {
      case Cause.Chat chat -> chat(chat.said());
      case Cause.Parallel all -> "@parallel " + all.times() + ' ' + chat(all.said());
      case Cause.Happening happening -> "! " + happening.type() + fields(happening.fields());
      case Cause.Clock clock -> ClockLine.write(clock.by());
      case Cause.Restart _ -> "@restart";
      case Fixture fixture -> fixture(fixture);
      case Expectation expectation -> expectation(expectation);
    };
  }

  /** In place of another line: what it was indented by stays, and its comment. */
  public static String rewrite(String line, Expectation now) {
    String from = line.stripLeading();
    String indent = line.substring(0, line.length() - from.length());
    return indent + write(now) + line.substring(line.length() - behind(from).length());
  }

  /** The comment of a line that expects something, as a line of its own; empty if it has none. */
  public static String comment(String line) {
    return behind(line.stripLeading()).stripLeading();
  }

  /** The comment with the blanks before it. */
  private static String behind(String line) {
    String bare =
        line.startsWith("=")
            ? Escapes.withoutCommentOfJson(line).stripTrailing()
            : Escapes.withoutComment(line);
    String rest = line.substring(bare.length());
    return rest.isBlank() ? "" : rest;
  }

  /** As a line of its own. */
  public static String chat(Said said) {
    StringBuilder line = new StringBuilder(">");
    if (said.origin() != null) line.append(said.origin());
    line.append(' ').append(said.login());
    boolean named = !said.displayName().equals(said.login());
    if (named) line.append(" \"").append(name(said.displayName())).append('"');
    if (!said.roles().isEmpty()) {
      line.append(
          said.roles().stream().map(ChatLine::mark).collect(Collectors.joining(",", "[", "]")));
    }
    if (said.id() != null) line.append(" {id=").append(said.id()).append('}');
    return line.append(": ").append(Escapes.encode(said.text())).toString().stripTrailing();
  }

  /** What came out: {@code .} when nothing did. */
  public static List<String> replies(List<String> texts) {
    if (texts.isEmpty()) return List.of(".");
    return texts.stream().map(text -> "< " + Escapes.encode(text)).toList();
  }

  private static String fixture(Fixture fixture) {
    return switch (fixture) {
      case Fixture.Live live -> live.on() ? "@live on" : "@live off";
      case Fixture.Game game -> ("@game " + Escapes.encode(game.name())).stripTrailing();
      case Fixture.Channel channel -> "@channel " + channel.login() + fields(channel.fields());
      case Fixture.Http http -> "@http " + http.url() + ' ' + answer(http.answer());
      case Fixture.Rng rng ->
          rng.picks().stream().map(pick -> " " + pick).collect(Collectors.joining("", "@rng", ""));
    };
  }

  private static String answer(Fixture.Answer answer) {
    return switch (answer) {
      case Fixture.Answer.Timeout _ -> "timeout";
      case Fixture.Answer.Response(int status, String body) ->
          (status + " " + Escapes.encode(body)).stripTrailing();
    };
  }

  private static String expectation(Expectation expectation) {
    return switch (expectation) {
      case Expectation.Reply reply -> "< " + Escapes.encode(reply.text());
      case Expectation.Message message -> "<" + message.to() + ' ' + Escapes.encode(message.text());
      case Expectation.Api api -> "<api " + Escapes.encode(api.call());
      case Expectation.Silence _ -> ".";
      case Expectation.Content content ->
          "= " + content.store() + ' ' + Escapes.encodeJson(Json.write(content.value()));
      case Expectation.Audit audit ->
          "=audit " + audit.store() + ' ' + Escapes.encodeJson(Json.write(audit.fields()));
    };
  }

  /** JSON is YAML in flow style, too. */
  private static String fields(Map<String, @Nullable Object> fields) {
    return fields.isEmpty() ? "" : " " + Escapes.encodeYaml(Json.write(fields));
  }

  private static String name(String name) {
    return Escapes.encode(name).replace("\"", "\\u0022");
  }
}
