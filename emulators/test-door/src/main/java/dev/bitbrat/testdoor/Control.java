package dev.bitbrat.testdoor;

import dev.bitbrat.events.Tree;
import dev.bitbrat.json.Json;
import dev.bitbrat.transcript.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the world is like: the file that {@code BITBRAT_TEST_CONTROL} names, {@code {now, sequence,
 * picks[], http{address: {status, body}}}}. An address without a status does not answer.
 *
 * @param sequence another number than before: the picks begin anew
 * @param picks what is picked from collections, as of a transcript's {@code @rng}; each process
 *     takes them from the first on
 * @param http by address
 */
public record Control(
    Instant now, long sequence, List<Integer> picks, Map<String, Fixture.Answer> http) {
  public Control {
    picks = List.copyOf(picks);
    http = Map.copyOf(http);
  }

  public static Control at(Instant now) {
    return new Control(now, 0, List.of(), Map.of());
  }

  public Control withNow(Instant other) {
    return new Control(other, sequence, picks, http);
  }

  public Control withPicks(List<Integer> others) {
    return new Control(now, sequence + 1, others, http);
  }

  public Control withAnswer(String address, Fixture.Answer answer) {
    Map<String, Fixture.Answer> all = new LinkedHashMap<>(http);
    all.put(address, answer);
    return new Control(now, sequence, picks, all);
  }

  /** Takes the place of what is there; nobody sees a half of it. */
  public void write(Path file) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.write(next, Json.writeBytes(tree()));
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * @throws IllegalArgumentException if it is not understood
   */
  static Control read(Path file) throws IOException {
    Map<String, @Nullable Object> tree = Json.parseObject(Files.readString(file));
    List<Integer> picks = new ArrayList<>();
    if (tree.get("picks") instanceof List<?> all) {
      for (Object pick : all) picks.add(Math.toIntExact(((Number) pick).longValue()));
    }
    Map<String, Fixture.Answer> http = new LinkedHashMap<>();
    Tree.map(tree, "http").forEach((address, answer) -> http.put(address, answer(answer)));
    Instant now = Instant.parse(String.valueOf(Tree.string(tree, "now")));
    return new Control(now, Tree.number(tree, "sequence", 0), picks, http);
  }

  private static Fixture.Answer answer(@Nullable Object value) {
    Map<String, @Nullable Object> fields =
        value instanceof Map<?, ?> map ? Tree.mapOf(map) : Map.of();
    int status = Math.toIntExact(Tree.number(fields, "status", 0));
    String body = Tree.string(fields, "body");
    return status == 0
        ? new Fixture.Answer.Timeout()
        : new Fixture.Answer.Response(status, body == null ? "" : body);
  }

  private Map<String, @Nullable Object> tree() {
    Map<String, @Nullable Object> answers = new LinkedHashMap<>();
    http.forEach((address, answer) -> answers.put(address, fields(answer)));
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("now", now.toString());
    tree.put("sequence", sequence);
    tree.put("picks", picks);
    tree.put("http", answers);
    return tree;
  }

  private static Map<String, @Nullable Object> fields(Fixture.Answer answer) {
    return switch (answer) {
      case Fixture.Answer.Response(int status, String body) ->
          Map.of("status", status, "body", body);
      case Fixture.Answer.Timeout _ -> Map.of();
    };
  }
}
