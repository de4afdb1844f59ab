package dev.bitbrat.cli.shell;

import dev.bitbrat.json.Json;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a command knows of the world around it.
 *
 * @param out data
 * @param err talk
 * @param terminal whether a person sits at both ends
 * @param root the clone or the unpacked download; {@code null} when started by hand
 */
public record Shell(
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean terminal,
    Map<String, String> environment,
    InstantSource clock,
    Path userHome,
    @Nullable Path root) {
  public Shell {
    environment = Map.copyOf(environment);
  }

  /** The value of a variable, if it has one. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /** Writes a line of talk. */
  public void say(String line) {
    err.println(line);
  }

  /** Writes a value as one line of JSON on stdout. */
  public void json(@Nullable Object tree) {
    data(Json.write(tree));
  }

  /**
   * Writes a line on stdout and lets it be seen at once.
   *
   * @throws BrokenPipeException if nobody reads it any more
   */
  public void data(String line) {
    out.println(line);
    if (out.checkError()) throw new BrokenPipeException();
  }

  /** Whether color may be used on stderr and in prompts. */
  public boolean color() {
    return terminal && variable("NO_COLOR").isEmpty() && !"dumb".equals(environment.get("TERM"));
  }

  /** Where a home is when nobody says: {@code BITBRAT_HOME}, else {@code ~/.bitbrat}. */
  public Path defaultHome() {
    return variable("BITBRAT_HOME").map(Path::of).orElseGet(() -> userHome.resolve(".bitbrat"));
  }
}
