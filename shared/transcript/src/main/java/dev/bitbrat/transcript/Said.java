package dev.bitbrat.transcript;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says in a chat.
 *
 * @param origin {@code null} for the Twitch channel
 * @param login in small letters; it is the user's id, too
 * @param displayName the login as written if none is given
 * @param roles wire names, and {@code self} for the bot's own account
 * @param id the platform's id of the message, if the line gives one; otherwise it is a fresh one
 */
public record Said(
    @Nullable Place origin,
    String login,
    String displayName,
    List<String> roles,
    @Nullable String id,
    String text) {
  public Said {
    roles = List.copyOf(roles);
  }

  /** In the Twitch channel, with a fresh id. */
  public static Said of(String login, String displayName, List<String> roles, String text) {
    return new Said(null, login, displayName, roles, null, text);
  }
}
