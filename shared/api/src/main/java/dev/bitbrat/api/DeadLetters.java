package dev.bitbrat.api;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.Codec;
import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.EventBus;
import dev.bitbrat.pipeline.Publication;
import dev.bitbrat.pipeline.Query;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.pipeline.Write;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Dead letters of a bot, and those that belong to no bot: list, show, replay, drop. */
public final class DeadLetters {
  private final Store store;
  private final EventBus bus;
  private final Codec codec;

  public DeadLetters(Store store, EventBus bus, Codec codec) {
    this.store = store;
    this.bus = bus;
    this.codec = codec;
  }

  /** The newest first, without bodies; at most {@code limit} of each. */
  public List<Map<String, @Nullable Object>> list(String bot, int limit) {
    List<Map<String, @Nullable Object>> letters = new ArrayList<>();
    for (String owner : List.of(bot, Event.NO_BOT)) {
      String collection = "bots/" + owner + "/deadletters";
      for (Doc doc : store.find(new Query(collection, List.of(), "at", true, limit))) {
        Map<String, @Nullable Object> letter = withId(doc);
        letter.remove("body");
        letter.remove("bodyBase64");
        letters.add(letter);
      }
    }
    letters.sort(
        Comparator.comparing((Map<String, ?> l) -> String.valueOf(l.get("at"))).reversed());
    return letters;
  }

  public Optional<Map<String, @Nullable Object>> show(String bot, String id) {
    return find(bot, id).map(DeadLetters::withId);
  }

  /** What came of a replay. */
  public sealed interface Replayed {
    record Sent(String topic) implements Replayed {}

    record NotFound() implements Replayed {}

    record Impossible(String reason) implements Replayed {}
  }

  /**
   * Sends a letter to the topic that it failed on and removes it. The event runs as a replay: with
   * a key of its own, so that what the failed run left does not count as done.
   */
  public Replayed replay(String bot, String id) {
    Optional<Doc> found = find(bot, id);
    if (found.isEmpty()) return new Replayed.NotFound();
    Doc doc = found.get();
    if (Boolean.TRUE.equals(doc.fields().get("cut"))) {
      return new Replayed.Impossible("only its beginning was kept: it was too large");
    }
    String topic = String.valueOf(Tree.string(doc.fields(), "topic"));
    byte[] body = body(doc.fields());
    switch (codec.decode(body)) {
      case Codec.Decoded.Ok(Event event) -> {
        String replay = doc.path().id().substring(0, Math.min(8, doc.path().id().length()));
        Event again = event.with().metadata("replay", replay).build();
        bus.publish(List.of(new Publication(topic, again)));
      }
      case Codec.Decoded.Malformed malformed ->
          bus.republish(new EventBus.RawMessage(topic, attributes(doc), body, null));
    }
    // It may have failed again by now, and then it is a letter again, under the same id.
    store.commit(List.of(new Write.Delete(doc.path(), Write.Condition.unchanged(doc))));
    return new Replayed.Sent(topic);
  }

  /** Removes a letter; false when there is none of that id. */
  public boolean drop(String bot, String id) {
    Optional<Doc> found = find(bot, id);
    found.ifPresent(
        doc -> store.commit(List.of(new Write.Delete(doc.path(), Write.Condition.ANY))));
    return found.isPresent();
  }

  private Optional<Doc> find(String bot, String id) {
    String segment = DocPath.segment(id);
    return store
        .getAll(
            List.of(
                DocPath.of("bots", bot, "deadletters", segment),
                DocPath.of("bots", Event.NO_BOT, "deadletters", segment)))
        .stream()
        .findFirst();
  }

  private static Map<String, @Nullable Object> withId(Doc doc) {
    Map<String, @Nullable Object> letter = new LinkedHashMap<>();
    letter.put("id", doc.path().id());
    letter.putAll(doc.fields());
    return letter;
  }

  private static Map<String, String> attributes(Doc doc) {
    Map<String, String> attributes = new LinkedHashMap<>();
    Tree.map(doc.fields(), "attributes")
        .forEach(
            (name, value) -> {
              if (value instanceof String text && !name.startsWith("cloudpubsubdeadletter")) {
                attributes.put(name, text);
              }
            });
    return attributes;
  }

  private static byte[] body(Map<String, @Nullable Object> fields) {
    String text = Tree.string(fields, "body");
    if (text != null) return text.getBytes(StandardCharsets.UTF_8);
    return Base64.getDecoder().decode(String.valueOf(Tree.string(fields, "bodyBase64")));
  }
}
