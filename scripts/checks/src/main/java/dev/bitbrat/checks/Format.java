package dev.bitbrat.checks;

import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Formats every source in place: {@code scripts/checks/format}. */
public final class Format {
  private Format() {}

  /**
   * @param arguments the project's root folder
   */
  public static void main(String[] arguments) throws IOException, FormatterException {
    Sources sources = new Sources();
    int changed = 0;
    for (Path file : Sources.all(Path.of(arguments[0]))) {
      String before = Files.readString(file);
      String after = sources.formatted(before);
      if (!after.equals(before)) {
        Files.writeString(file, after);
        changed++;
      }
    }
    System.err.println("formatted " + changed + " files");
  }
}
