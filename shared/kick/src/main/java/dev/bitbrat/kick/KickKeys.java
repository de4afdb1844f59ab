package dev.bitbrat.kick;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The key that Kick signs with: the secret {@code KICK_PUBLIC_KEY} if there is one, else what Kick
 * publishes. Got once, and again when something does not match it, as it may have been changed.
 */
public final class KickKeys {
  public static final String SECRET = "KICK_PUBLIC_KEY";

  /** Whoever sends nonsense must not make us ask Kick each time. */
  static final Duration BETWEEN_TWO = Duration.ofMinutes(1);

  /** When Kick did not tell; a delivery that comes meanwhile cannot be checked. */
  static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

  /** For connecting and for the answer: whoever delivers is waiting, genuine or not. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final String PATH = "/public/v1/public-key";
  private static final System.Logger log = System.getLogger(KickKeys.class.getName());

  private final RestClient kick;
  private final Secrets secrets;
  private final InstantSource clock;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable KickKey key;
  private Instant next = Instant.MIN;
  private @Nullable OutageException failure;

  public KickKeys(RestSettings settings, Secrets secrets, InstantSource clock) {
    this.kick = new RestClient(new RestSettings(settings.base(), PATIENCE, PATIENCE));
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
    return known != null ? Optional.of(known) : first();
  }

  /**
   * The key after {@code stale} matched nothing: maybe another, maybe the same. Only one request a
   * minute waits for it; what is known has to do for the others, and when Kick does not tell.
   *
   * @return empty if what the secret holds is no key
   * @throws OutageException when there is none yet, and Kick does not tell
   */
  Optional<KickKey> refreshed(@Nullable KickKey stale) {
    if (stale == null) return first();
    if (!asking.tryLock()) return Optional.of(stale);
    try {
      if (key != stale) return Optional.ofNullable(key);
      return clock.instant().isBefore(next) ? Optional.of(stale) : ask();
    } catch (OutageException e) {
      log.log(WARNING, "the key that was known is kept: {0}", e.getMessage());
      return Optional.of(stale);
    } finally {
      asking.unlock();
    }
  }

  /** Nothing can be told without one, so everybody waits, but not for long. */
  private Optional<KickKey> first() {
    if (!isOurTurn()) throw new OutageException("Kick has not told yet what key it signs with");
    try {
      KickKey known = key;
      if (known != null) return Optional.of(known);
      if (!clock.instant().isBefore(next)) return ask();
      if (failure == null) return Optional.empty();
      throw new OutageException("asked Kick for its key a moment ago", failure);
    } finally {
      asking.unlock();
    }
  }

  private boolean isOurTurn() {
    try {
      return asking.tryLock(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Optional<KickKey> ask() {
    Instant now = clock.instant();
    try {
      Optional<KickKey> got = get();
      key = got.orElse(null);
      next = now.plus(got.isPresent() ? BETWEEN_TWO : AFTER_FAILURE);
      failure = null;
      return got;
    } catch (OutageException e) {
      next = now.plus(key == null ? AFTER_FAILURE : BETWEEN_TWO);
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
