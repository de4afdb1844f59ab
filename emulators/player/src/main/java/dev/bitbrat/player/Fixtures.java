package dev.bitbrat.player;

import dev.bitbrat.transcript.Fixture;
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

  /**
   * @param stream where the channel's stream is kept
   */
  void apply(Fixture fixture, StreamFixture stream) {
    switch (fixture) {
      case Fixture.Live live -> stream.live(live.on());
      case Fixture.Game game -> stream.game(game.name());
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
}
