package dev.bitbrat.player;

import dev.bitbrat.behaviours.Streams;
import dev.bitbrat.events.Origin;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.Write;
import dev.bitbrat.transcript.Place;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sets how the stream of the story's channel is, as the router would have kept it. */
final class StreamFixture {
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
}
