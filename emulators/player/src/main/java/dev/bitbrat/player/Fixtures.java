package dev.bitbrat.player;

import dev.bitbrat.transcript.Fixture;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The world as a story sets it; it survives restarts. */
final class Fixtures {
  private final IndexedChance chance = new IndexedChance();
  private final Map<String, Fixture.Answer> answers = new ConcurrentHashMap<>();
  private final Map<String, Map<String, @Nullable Object>> channels = new ConcurrentHashMap<>();
  private final Map<String, @Nullable Object> stream = new LinkedHashMap<>();

  void apply(Fixture fixture) {
    switch (fixture) {
      case Fixture.Live live -> live(live.on());
      case Fixture.Game game -> game(game.name());
      case Fixture.Channel channel -> channels.put(channel.login(), channel.fields());
      case Fixture.Http http -> answers.put(http.url(), http.answer());
      case Fixture.Rng rng -> chance.set(rng.picks());
    }
  }

  IndexedChance chance() {
    return chance;
  }

  /** What the address answers; nothing means that it cannot be reached. */
  Optional<Fixture.Answer> answer(String url) {
    return Optional.ofNullable(answers.get(url));
  }

  /** The fields of a channel that exists. */
  Optional<Map<String, @Nullable Object>> channel(String login) {
    return Optional.ofNullable(channels.get(login.toLowerCase(Locale.ROOT)));
  }

  /** The stream as it is now, for the events; empty until something was set. */
  Map<String, @Nullable Object> stream() {
    return stream;
  }

  private void live(boolean on) {
    stream.put("live", on);
  }

  private void game(String name) {
    stream.put("game", name);
  }
}
