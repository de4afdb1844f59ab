package dev.bitbrat.player;

import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.Fetch;
import dev.bitbrat.pipeline.Platform;
import dev.bitbrat.transcript.Fixture;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The world as a story sets it; it survives restarts. */
public final class Fixtures implements Fetch {
  private final IndexedChance chance = new IndexedChance();
  private final Map<String, Fixture.Answer> answers = new ConcurrentHashMap<>();
  private final Map<String, Map<String, @Nullable Object>> channels = new ConcurrentHashMap<>();

  /**
   * @param fixture neither {@link Fixture.Live} nor {@link Fixture.Game}, which the store has
   */
  public void set(Fixture fixture) {
    switch (fixture) {
      case Fixture.Live _, Fixture.Game _ ->
          throw new IllegalArgumentException("in the store: " + fixture);
      case Fixture.Channel channel -> channels.put(channel.login(), channel.fields());
      case Fixture.Http http -> answers.put(http.url(), http.answer());
      case Fixture.Rng rng -> chance.set(rng.picks());
    }
  }

  /** Picks as was set, then the first. */
  public RandomGenerator chance() {
    return chance;
  }

  /** An address without an answer cannot be reached. */
  @Override
  public Fetched get(Request request) {
    return switch (answers.get(request.uri().toString())) {
      case Fixture.Answer.Response(int status, String body) -> answer(status, body, request);
      case Fixture.Answer.Timeout _ -> new Fetched.Failed("no answer in " + request.timeout());
      case null -> new Fetched.Failed("the story has no @http line for it");
    };
  }

  private static Fetched answer(int status, String body, Request request) {
    int bytes = body.getBytes(StandardCharsets.UTF_8).length;
    return bytes > request.maxBytes()
        ? new Fetched.Failed("more than " + request.maxBytes() + " bytes")
        : new Fetched.Answer(status, body);
  }

  /** A channel that exists. */
  Optional<Platform.Channel> channel(String login) {
    String folded = login.toLowerCase(Locale.ROOT);
    return Optional.ofNullable(channels.get(folded)).map(fields -> channel(folded, fields));
  }

  private static Platform.Channel channel(String login, Map<String, @Nullable Object> fields) {
    String given = Tree.string(fields, "login");
    String name = Tree.string(fields, "name");
    return new Platform.Channel(
        login,
        given == null ? login : given,
        name == null ? login : name,
        Tree.string(fields, "game"),
        Tree.string(fields, "title"));
  }
}
