package dev.bitbrat.local;

import dev.bitbrat.events.Tree;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The process that holds a home.
 *
 * @param port local port of its API; {@code null} while it serves none
 * @param tokenFile file with the token that its API asks for
 */
public record Holder(
    long pid, Instant since, String command, @Nullable Integer port, String tokenFile) {
  /** For a person: {@code process 4711 ("brat chat", since 2026-01-02T20:00:00Z)}. */
  public String describe() {
    return "process " + pid + " (\"" + command + "\", since " + since + ")";
  }

  Map<String, @Nullable Object> toTree() {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("pid", pid);
    tree.put("since", since.toString());
    tree.put("command", command);
    tree.put("port", port);
    tree.put("tokenFile", tokenFile);
    return tree;
  }

  static Optional<Holder> of(Map<String, @Nullable Object> tree) {
    String since = Tree.string(tree, "since");
    String command = Tree.string(tree, "command");
    String tokenFile = Tree.string(tree, "tokenFile");
    long port = Tree.number(tree, "port", 0);
    if (since == null || command == null || tokenFile == null) return Optional.empty();
    try {
      return Optional.of(
          new Holder(
              Tree.number(tree, "pid", 0),
              Instant.parse(since),
              command,
              port == 0 ? null : (int) port,
              tokenFile));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
