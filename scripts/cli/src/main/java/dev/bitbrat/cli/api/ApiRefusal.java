package dev.bitbrat.cli.api;

import dev.bitbrat.cli.shell.CliException;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.Texts;
import dev.bitbrat.events.Tree;
import dev.bitbrat.json.Json;
import dev.bitbrat.json.JsonException;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an answer other than 2xx means to the person at the command line. */
final class ApiRefusal {
  private ApiRefusal() {}

  static CliException of(URI base, int status, String body) {
    String said = said(body);
    return switch (status) {
      case 401 ->
          new CliException(
              ExitCode.NOT_PERMITTED,
              base + " does not know this token",
              "Name the file that holds the right one: --token-file FILE");
      case 403 ->
          new CliException(
              ExitCode.NOT_PERMITTED,
              base + " refuses: " + said,
              "Use a token whose role may do this: --token-file FILE");
      case 404 -> new CliException(ExitCode.NOT_FOUND, said.isEmpty() ? "not found" : said);
      case 409 -> new CliException(ExitCode.NOT_FOUND, said);
      case 400, 413, 415, 422 -> new CliException(ExitCode.USAGE, "refused: " + said);
      case 429, 503 ->
          new CliException(
              ExitCode.FAILED, base + " cannot take it now: " + said, "Try again in a moment.");
      default ->
          new CliException(
              ExitCode.FAILED,
              base + " answered " + status + (said.isEmpty() ? "" : ": " + said),
              "Is this the address of a BitBrat API?");
    };
  }

  /** The API says {@code error}, its server {@code detail}. */
  private static String said(String body) {
    try {
      Map<String, @Nullable Object> problem = Json.parseObject(body);
      String error = Tree.string(problem, "error");
      String said = error == null ? Tree.string(problem, "detail") : error;
      return said == null ? "" : Texts.cut(Texts.oneLine(said), 300);
    } catch (JsonException e) {
      return "";
    }
  }
}
