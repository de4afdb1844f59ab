package dev.bitbrat.behaviours.catalogue;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which addresses a bot may be told to ask, as far as their text tells. What a name stands for is
 * looked at again when it is asked.
 */
final class Addresses {
  private static final Set<String> INTERNAL =
      Set.of("localhost", "local", "internal", "intranet", "lan", "home", "corp");
  private static final Pattern NUMERIC = Pattern.compile("[0-9]+|0x[0-9a-f]*");
  private static final int LONGEST = 2_000;

  private Addresses() {}

  static boolean isPublic(URI uri) {
    boolean web =
        "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
    String host = uri.getHost();
    return web
        && host != null
        && uri.getRawUserInfo() == null
        && uri.toString().length() <= LONGEST
        && isPublic(host.toLowerCase(Locale.ROOT));
  }

  private static boolean isPublic(String host) {
    if (host.startsWith("[")) return isPublicAddress(host.substring(1, host.length() - 1));
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    String last = name.substring(name.lastIndexOf('.') + 1);
    if (NUMERIC.matcher(last).matches()) return isPublicAddress(name);
    return name.indexOf('.') > 0 && !INTERNAL.contains(last);
  }

  private static boolean isPublicAddress(String literal) {
    try {
      InetAddress address = InetAddress.ofLiteral(literal);
      return !address.isAnyLocalAddress()
          && !address.isLoopbackAddress()
          && !address.isLinkLocalAddress()
          && !address.isSiteLocalAddress()
          && !address.isMulticastAddress()
          && !isReserved(address);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isReserved(InetAddress address) {
    byte[] bytes = address.getAddress();
    int first = bytes[0] & 0xFF;
    int second = bytes[1] & 0xFF;
    return switch (address) {
      case Inet4Address _ ->
          first == 0
              || (first == 100 && second >= 64 && second < 128)
              || (first == 192 && second == 0)
              || (first == 198 && (second == 18 || second == 19))
              || first >= 240;
      case Inet6Address _ -> first < 0x20 || first > 0x3F || (first == 0x20 && second == 0x02);
      default -> true;
    };
  }
}
