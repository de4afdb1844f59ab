package dev.bitbrat.player;

import dev.bitbrat.behaviours.data.Contents;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.transcript.Expectation;
import dev.bitbrat.transcript.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks into the stores after a step. */
final class Stored {
  private final BotContents contents;
  private final Store store;
  private final List<List<Row>> groups = new ArrayList<>();
  private final List<String> trouble = new ArrayList<>();

  Stored(BotContents contents, Store store) {
    this.contents = contents;
    this.store = store;
  }

  Stored look(Step step) {
    for (Expectation expectation : step.stored()) {
      switch (expectation) {
        case Expectation.Content content -> content(content);
        case Expectation.Audit audit -> audit(audit);
        case Expectation.Output _, Expectation.Silence _ -> {}
      }
    }
    return this;
  }

  List<List<Row>> groups() {
    return groups;
  }

  List<String> trouble() {
    return trouble;
  }

  private void content(Expectation.Content expected) {
    Optional<Contents> found = contents.of(store, expected.store());
    if (found.isEmpty()) {
      missing(expected, "no such store: " + expected.store());
      return;
    }
    Object value = found.get().value();
    boolean same = Values.same(expected.value(), value);
    add(expected, same, new Expectation.Content(expected.number(), expected.store(), value));
  }

  private void audit(Expectation.Audit expected) {
    Optional<Map<String, @Nullable Object>> found =
        contents.of(store, expected.store()).map(Contents::last).filter(last -> !last.isEmpty());
    if (found.isEmpty()) {
      missing(expected, "no record in a store " + expected.store());
      return;
    }
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    for (String field : expected.fields().keySet()) {
      if (found.get().containsKey(field)) named.put(field, found.get().get(field));
    }
    boolean same = Values.same(expected.fields(), named);
    add(expected, same, new Expectation.Audit(expected.number(), expected.store(), named));
  }

  private void add(Expectation expected, boolean same, Expectation came) {
    groups.add(
        same
            ? List.of(new Row.Same(expected))
            : List.of(new Row.Missing(expected), new Row.Extra(came)));
  }

  private void missing(Expectation expected, String why) {
    groups.add(List.of(new Row.Missing(expected)));
    trouble.add(why);
  }
}
