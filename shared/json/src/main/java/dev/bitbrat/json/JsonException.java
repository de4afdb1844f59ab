package dev.bitbrat.json;

/**
 * A text is not the JSON that we read. The message names the place; line and column count from 1.
 */
public final class JsonException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String problem;
  private final int line;
  private final int column;
  private final String path;

  JsonException(String problem, int line, int column, String path) {
    super(problem + " at line " + line + ", column " + column + ", path " + path);
    this.problem = problem;
    this.line = line;
    this.column = column;
    this.path = path;
  }

  /** What is wrong, without the place and without words of the text. */
  public String problem() {
    return problem;
  }

  public int line() {
    return line;
  }

  public int column() {
    return column;
  }

  /** Where in the document, for example {@code $.rules[2].logic}; holds names from the text. */
  public String path() {
    return path;
  }
}
