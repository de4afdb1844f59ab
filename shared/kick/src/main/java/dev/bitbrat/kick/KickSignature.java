package dev.bitbrat.kick;

import dev.bitbrat.platform.webhook.Protocol.Verdict;
import dev.bitbrat.platform.webhook.Signatures;
import dev.bitbrat.web.WebRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a request comes from Kick and is fresh, as "Webhooks" of its documentation has it. The
 * key is that of all apps: who is genuine may still have been sent to somebody else.
 */
final class KickSignature {
  static final String ID = "Kick-Event-Message-Id";
  static final String TIMESTAMP = "Kick-Event-Message-Timestamp";

  /** Kick documents none; it is what other platforms advise. */
  static final Duration WINDOW = Duration.ofMinutes(10);

  private static final String SIGNATURE = "Kick-Event-Signature";
  private static final Pattern IDS = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /** Of a key of 2,048 bits up to one of 8,192. */
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{340,1368}={0,2}");

  private static final int LONGEST_TIMESTAMP = 40;

  private KickSignature() {}

  static Verdict judge(WebRequest request, KickKeys keys, Instant now) {
    Optional<String> id = request.header(ID);
    Optional<String> timestamp = request.header(TIMESTAMP);
    Optional<String> signature = request.header(SIGNATURE);
    if (id.isEmpty() || timestamp.isEmpty() || signature.isEmpty()) {
      return new Verdict.Refused("a signature header is missing or there more than once");
    }
    // What is cheap to tell comes first: nonsense must not reach the key.
    boolean shaped = IDS.matcher(id.get()).matches() && BASE64.matcher(signature.get()).matches();
    if (!shaped || timestamp.get().length() > LONGEST_TIMESTAMP) {
      return new Verdict.Refused("the signature headers do not look like Kick's");
    }
    if (!Signatures.isFresh(timestamp.get(), now, WINDOW)) {
      return new Verdict.Refused("the timestamp is more than 10 minutes away from our clock");
    }
    return verify(id.get(), timestamp.get(), request.body(), signature.get(), keys);
  }

  private static Verdict verify(
      String id, String timestamp, byte[] body, String signature, KickKeys keys) {
    Optional<KickKey> key = keys.current();
    if (key.isPresent() && key.get().matches(id, timestamp, body, signature)) {
      return new Verdict.Genuine();
    }
    Optional<KickKey> other = keys.refreshed(key.orElse(null));
    if (other.isEmpty()) return new Verdict.Unconfigured("a readable " + KickKeys.SECRET);
    return other.get().matches(id, timestamp, body, signature)
        ? new Verdict.Genuine()
        : new Verdict.Refused("the signature does not match");
  }
}
