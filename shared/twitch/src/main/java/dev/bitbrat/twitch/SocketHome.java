package dev.bitbrat.twitch;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a session may move. Twitch moves one to a cell of its own, such as {@code
 * cell-a.eventsub.wss.twitch.tv}, a subdomain of the address that everybody begins with.
 */
final class SocketHome {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private SocketHome() {}

  /**
   * @param home as configured
   * @param to where somebody who answered there wants us
   */
  static boolean includes(URI home, URI to) {
    String ours = host(home);
    String theirs = host(to);
    if (ours == null || theirs == null || to.getRawUserInfo() != null) return false;
    if (isSecure(to)) return theirs.equals(ours) || theirs.endsWith("." + ours);
    if (!"ws".equalsIgnoreCase(to.getScheme()) || isSecure(home)) return false;
    // Without encryption no further than the operator went, other names of this machine apart.
    return theirs.equals(ours) || (LOOPBACK.contains(ours) && LOOPBACK.contains(theirs));
  }

  private static boolean isSecure(URI uri) {
    return "wss".equalsIgnoreCase(uri.getScheme());
  }

  private static @Nullable String host(URI uri) {
    String host = uri.getHost();
    if (host == null) return null;
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
