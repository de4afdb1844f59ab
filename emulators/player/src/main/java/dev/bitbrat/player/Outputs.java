package dev.bitbrat.player;

import dev.bitbrat.pipeline.Platform;
import dev.bitbrat.pipeline.Platforms;
import dev.bitbrat.transcript.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Platforms of any name: they take everything and write it down. */
final class Outputs implements Platforms {
  private final List<Sent> sent = new ArrayList<>();
  private final Fixtures fixtures;

  Outputs(Fixtures fixtures) {
    this.fixtures = fixtures;
  }

  @Override
  public Optional<Platform> named(String name) {
    return Optional.of(new Written(name));
  }

  /** What was sent since the last time. */
  synchronized List<Sent> take() {
    List<Sent> taken = List.copyOf(sent);
    sent.clear();
    return taken;
  }

  private synchronized void add(Sent message) {
    sent.add(message);
  }

  private final class Written implements Platform {
    private final String name;

    Written(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Platform.Sent send(Outgoing message) {
      String channel = message.channel();
      Place to = new Place(name, channel == null ? "" : channel);
      add(dev.bitbrat.player.Sent.message(to, message.text()));
      return new Platform.Sent.Accepted(null);
    }

    /** Shown with its arguments' values: {@code shoutout ann}. */
    @Override
    public Platform.Sent act(Action action) {
      StringBuilder call = new StringBuilder(action.action());
      action.arguments().values().forEach(value -> call.append(' ').append(value));
      add(new dev.bitbrat.player.Sent(null, call.toString()));
      return new Platform.Sent.Accepted(null);
    }

    @Override
    public Optional<Channel> channel(String bot, String login) {
      return fixtures.channel(login);
    }
  }
}
