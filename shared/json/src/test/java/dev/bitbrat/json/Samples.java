package dev.bitbrat.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Events as they stand in files beside the tests. */
final class Samples {
  /** In the form that we write. */
  static final List<String> PRESENT =
      List.of("chat.json", "raid.json", "timer.json", "everything.json");

  /** In forms that we only read. */
  static final List<String> OLDER = List.of("envelope-v1.json", "nested-v2.json", "routing.json");

  private Samples() {}

  static byte[] read(String name) {
    try (InputStream file = Samples.class.getResourceAsStream(name)) {
      if (file == null) throw new IllegalArgumentException("no sample " + name);
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
