package dev.bitbrat.checks;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** The project's Java sources and their formatting by google-java-format. */
final class Sources {
  private static final List<String> FOLDERS =
      List.of("shared", "functions", "emulators", "scripts", "docs");
  private final Formatter formatter = new Formatter();

  /** Every Java file of the project. */
  static List<Path> all(Path root) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String folder : FOLDERS) {
      Files.walkFileTree(
          root.resolve(folder),
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
              return dir.endsWith("target")
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (file.toString().endsWith(".java")) files.add(file);
              return FileVisitResult.CONTINUE;
            }
          });
    }
    return files;
  }

  /** The text as it should be. */
  String formatted(String source) throws FormatterException {
    return formatter.formatSourceAndFixImports(source);
  }
}
