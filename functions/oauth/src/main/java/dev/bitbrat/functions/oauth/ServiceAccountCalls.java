package dev.bitbrat.functions.oauth;

import com.google.api.client.json.webtoken.JsonWebToken;
import com.google.auth.oauth2.TokenVerifier;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.web.WebRequest;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whether Google says that a request is a certain service account's. The function itself is open to
 * everyone, as browsers come to it; so Cloud Run does not look at this.
 */
final class ServiceAccountCalls implements Predicate<WebRequest> {
  private static final int LONGEST = 4096;

  private final TokenVerifier verifier;
  private final String account;

  /**
   * @param verifier knows Google's keys, and our address as the audience
   * @param account its email address
   */
  ServiceAccountCalls(TokenVerifier verifier, String account) {
    this.verifier = verifier;
    this.account = account;
  }

  /**
   * @throws OutageException when nobody can tell, as Google's keys cannot be read
   */
  @Override
  public boolean test(WebRequest request) {
    Optional<String> token =
        request
            .header("authorization")
            .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
            .map(value -> value.substring(7).strip())
            .filter(value -> value.length() <= LONGEST && value.split("\\.", -1).length == 3);
    return token.isPresent() && isTheirs(token.get());
  }

  private boolean isTheirs(String token) {
    try {
      JsonWebToken.Payload payload = verifier.verify(token).getPayload();
      return account.equals(payload.get("email"))
          && Boolean.TRUE.equals(payload.get("email_verified"));
    } catch (TokenVerifier.VerificationException e) {
      if (hasNoKeys(e)) throw new OutageException("Google's keys cannot be read", e);
      return false;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** What is wrong with a token has no cause, or a cryptographic one. */
  private static boolean hasNoKeys(TokenVerifier.VerificationException e) {
    return Stream.iterate(e.getCause(), Objects::nonNull, Throwable::getCause)
        .anyMatch(IOException.class::isInstance);
  }
}
