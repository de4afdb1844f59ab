package dev.bitbrat.local;

import java.nio.file.Path;

/** A process that counts in a secret, one at a time. */
final class CountingSecrets {
  private CountingSecrets() {}

  /** File, name, times. */
  public static void main(String[] arguments) {
    count(Path.of(arguments[0]), arguments[1], Integer.parseInt(arguments[2]));
  }

  static void count(Path file, String name, int times) {
    FileSecrets secrets = new FileSecrets(file);
    for (int i = 0; i < times; i++) {
      secrets.update(name, n -> Integer.toString(1 + n.map(Integer::parseInt).orElse(0)));
    }
  }
}
