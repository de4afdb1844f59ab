package dev.bitbrat.player;

import dev.bitbrat.behaviours.Streams;
import dev.bitbrat.behaviours.spi.Documents;
import dev.bitbrat.events.Origin;
import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.Query;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.pipeline.Write;
import dev.bitbrat.transcript.Place;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sets how the stream of the story's channel is, as the router would have kept it. */
final class StreamFixture {
  private static final int MOST = 1_000;

  private final Ports ports;
  private final String bot;
  private final Place channel;

  StreamFixture(Ports ports, String bot, Place channel) {
    this.ports = ports;
    this.bot = bot;
    this.channel = channel;
  }

  void live(boolean on) {
    write(Streams.live(kept(), on, ports.clock().instant()));
  }

  void game(String name) {
    write(Streams.named(kept(), null, name));
  }

  private Map<String, @Nullable Object> kept() {
    return new Kept(ports.store(), root()).get(path());
  }

  private void write(Map<String, @Nullable Object> fields) {
    DocPath at = new DocPath(root() + path());
    ports.store().commit(List.of(new Write.Put(at, fields, Write.Condition.ANY, null)));
  }

  private String path() {
    Instant now = ports.clock().instant();
    Origin origin = Origin.of(now, channel.platform(), channel.channel());
    return Streams.path(new Kept(ports.store(), root()), origin);
  }

  private String root() {
    return "bots/" + bot + '/';
  }

  /** What a bot keeps, as it is now. */
  private record Kept(Store store, String root) implements Documents {
    @Override
    public Map<String, @Nullable Object> get(String path) {
      return store.get(new DocPath(root + path)).map(Doc::fields).orElse(Map.of());
    }

    @Override
    public SortedMap<String, Map<String, @Nullable Object>> all(String collection) {
      SortedMap<String, Map<String, @Nullable Object>> all = new TreeMap<>();
      for (Doc doc : store.find(Query.all(root + collection, MOST))) {
        all.put(doc.path().value().substring(root.length()), doc.fields());
      }
      return all;
    }

    @Override
    public String segment(String text) {
      return DocPath.segment(text);
    }
  }
}
