package dev.bitbrat.twitch;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How variables say what to listen to over a socket, and where. */
public final class SocketSettings {
  private static final Pattern LOGIN = Pattern.compile("[a-z0-9_]{1,25}");

  private SocketSettings() {}

  /**
   * Logins of channels, lower case; empty if the variable is.
   *
   * @throws IllegalArgumentException if it is not understood, or names more than {@code most}; the
   *     message names it
   */
  public static Set<String> channels(Map<String, String> environment, String variable, int most) {
    String list = environment.getOrDefault(variable, "");
    Set<String> channels = new LinkedHashSet<>();
    if (list.isBlank()) return channels;
    for (String part : list.split(",", -1)) {
      String name = part.strip().toLowerCase(Locale.ROOT);
      if (name.startsWith("#")) name = name.substring(1);
      if (!LOGIN.matcher(name).matches()) {
        throw new IllegalArgumentException(
            variable
                + " is not understood: it should be logins of channels with commas in between,"
                + " each of 1 to 25 letters, digits and underscores");
      }
      channels.add(name);
    }
    if (channels.size() <= most) return channels;
    throw new IllegalArgumentException(
        variable + " names more than the " + most + " channels that Twitch allows");
  }

  /**
   * Address of a WebSocket.
   *
   * @throws IllegalArgumentException if it is not understood; the message names the variable
   */
  public static URI address(Map<String, String> environment, String variable, URI usual) {
    String text = environment.getOrDefault(variable, "").strip();
    if (text.isEmpty()) return usual;
    try {
      URI uri = URI.create(text);
      boolean socket = "wss".equals(uri.getScheme()) || "ws".equals(uri.getScheme());
      if (socket && uri.getHost() != null) return uri;
    } catch (IllegalArgumentException e) {
      throw notUnderstood(variable, usual, e);
    }
    throw notUnderstood(variable, usual, null);
  }

  private static IllegalArgumentException notUnderstood(
      String variable, URI usual, @Nullable Exception cause) {
    return new IllegalArgumentException(
        variable + " is not understood: it should be an address such as " + usual, cause);
  }
}
