package dev.bitbrat.player;

import dev.bitbrat.behaviours.BotConfig;
import dev.bitbrat.behaviours.BotEngine;
import dev.bitbrat.behaviours.Streams;
import dev.bitbrat.events.Origin;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.Write;
import dev.bitbrat.stages.Schedules;
import dev.bitbrat.stages.Timers;
import dev.bitbrat.transcript.Place;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sets how the stream of the story's channel is, as the router would have kept it. */
final class StreamFixture {
  private final Ports ports;
  private final BotConfig config;
  private final Place channel;

  StreamFixture(Ports ports, BotConfig config, Place channel) {
    this.ports = ports;
    this.config = config;
    this.channel = channel;
  }

  /** As the router would do it, without a word to the behaviours. */
  void live(boolean on) {
    Instant now = ports.clock().instant();
    write(Streams.live(kept(), on, now));
    Origin origin = Origin.of(now, channel.platform(), channel.channel());
    if (on)
      new Timers(ports).start(origin, config.name(), Schedules.of(new BotEngine(config)), now);
    else new Timers(ports).stop(origin, config.name(), now);
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
    return "bots/" + config.name() + '/';
  }
}
