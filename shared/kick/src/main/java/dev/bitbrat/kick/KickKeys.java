package dev.bitbrat.kick;

import static java.lang.System.Logger.Level.INFO;

import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.platform.rest.RestClient;
import dev.bitbrat.platform.rest.RestRequest;
import dev.bitbrat.platform.rest.RestResult;
import dev.bitbrat.platform.rest.RestSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The key that Kick signs with: the secret {@code KICK_PUBLIC_KEY} if there is one, else what Kick
 * publishes. Got once, and again when something does not match it, as it may have been changed.
 */
public final class KickKeys {
  public static final String SECRET = "KICK_PUBLIC_KEY";

  /** Whoever sends nonsense must not make us ask Kick each time. */
  static final Duration BETWEEN_TWO = Duration.ofMinutes(5);

  /** When Kick did not tell; a delivery that comes meanwhile cannot be checked. */
  static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

  private static final String PATH = "/public/v1/public-key";
  private static final System.Logger log = System.getLogger(KickKeys.class.getName());

  private final RestClient kick;
  private final Secrets secrets;
  private final InstantSource clock;
  private volatile @Nullable KickKey key;
  private Instant next = Instant.MIN;
  private @Nullable OutageException failure;

  public KickKeys(RestSettings settings, Secrets secrets, InstantSource clock) {
    this.kick = new RestClient(settings);
    this.secrets = secrets;
    this.clock = clock;
  }

  /**
   * The key as far as we know it.
   *
   * @throws OutageException when there is none yet, and Kick does not tell
   */
  Optional<KickKey> current() {
    KickKey known = key;
    return known != null ? Optional.of(known) : refreshed(null);
  }

  /**
   * The key after {@code stale} matched nothing: maybe another, maybe the same.
   *
   * @return empty if what the secret holds is no key
   * @throws OutageException when that cannot be told now
   */
  synchronized Optional<KickKey> refreshed(@Nullable KickKey stale) {
    KickKey known = key;
    if (known != null && known != stale) return Optional.of(known);
    Instant now = clock.instant();
    if (now.isBefore(next)) {
      if (failure != null)
        throw new OutageException("asked Kick for its key a moment ago", failure);
      return Optional.ofNullable(known);
    }
    try {
      Optional<KickKey> got = get();
      key = got.orElse(null);
      next = now.plus(got.isPresent() ? BETWEEN_TWO : AFTER_FAILURE);
      failure = null;
      return got;
    } catch (OutageException e) {
      next = now.plus(AFTER_FAILURE);
      failure = e;
      throw e;
    }
  }

  private Optional<KickKey> get() {
    secrets.forget(SECRET);
    Optional<String> configured = secrets.get(SECRET).filter(text -> !text.isBlank());
    return configured.isPresent() ? configured.flatMap(KickKey::parse) : Optional.of(published());
  }

  private KickKey published() {
    RestResult result = kick.ask(RestRequest.get(PATH));
    String how =
        switch (result) {
          case RestResult.Silence(String silence) -> silence;
          case RestResult.Answered answered -> "it answered " + answered.status();
        };
    if (result instanceof RestResult.Answered answered && answered.status() == 200) {
      String pem = Tree.string(Tree.map(answered.object(), "data"), "public_key");
      Optional<KickKey> read = pem == null ? Optional.empty() : KickKey.parse(pem);
      if (read.isPresent()) {
        log.log(INFO, "Kick told the key that it signs with");
        return read.get();
      }
    }
    throw new OutageException("Kick did not tell the key that it signs with: " + how);
  }
}
