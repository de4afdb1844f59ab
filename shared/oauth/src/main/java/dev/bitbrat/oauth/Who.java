package dev.bitbrat.oauth;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose a token is.
 *
 * @param userId {@code null} for an app access token
 * @param scopes empty if the platform did not say
 */
record Who(@Nullable String userId, @Nullable String login, List<String> scopes) {
  Who {
    scopes = List.copyOf(scopes);
  }
}
