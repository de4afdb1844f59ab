package dev.bitbrat.behaviours.words;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells addresses of the public Internet from those inside some network, as far as can be told
 * without asking anybody: what a name resolves to is looked at when something connects to it.
 */
public final class PublicUrl {
  private static final int LONGEST = 2048;
  private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");
  private static final Pattern QUAD = Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})(?:\\.|$)){4}");

  /** Names that no public name server knows, or that mean something else in each network. */
  private static final List<String> INNER_NAMES =
      List.of(
          "localhost",
          "localdomain",
          "local",
          "internal",
          "intranet",
          "private",
          "corp",
          "lan",
          "home",
          "home.arpa",
          "onion",
          "invalid");

  /** Special-purpose blocks of IPv4, as registered with IANA. */
  private static final List<Block> INNER_4 =
      Block.all(
          "0.0.0.0/8", // this network
          "10.0.0.0/8", // private
          "100.64.0.0/10", // shared, behind a provider's NAT
          "127.0.0.0/8", // loopback
          "169.254.0.0/16", // link-local, and every cloud's metadata
          "172.16.0.0/12", // private
          "192.0.0.0/24", // protocols
          "192.0.2.0/24", // documentation
          "192.88.99.0/24", // relays of 6to4, given up
          "192.168.0.0/16", // private
          "198.18.0.0/15", // measurements
          "198.51.100.0/24", // documentation
          "203.0.113.0/24", // documentation
          "224.0.0.0/4", // multicast
          "240.0.0.0/4"); // reserved, broadcast

  /** All that is public; the rest is loopback, link-local, unique-local, multicast, mapped... */
  private static final Block GLOBAL_6 = Block.of("2000::/3");

  private static final List<Block> INNER_6 =
      Block.all(
          "2001::/23", // protocols; Teredo, which wraps any IPv4 address
          "2001:db8::/32", // documentation
          "2002::/16", // 6to4, which wraps any IPv4 address
          "3fff::/20"); // documentation

  /** How a network without IPv4 writes IPv4 addresses: their last four bytes tell. */
  private static final Block NAT64 = Block.of("64:ff9b::/96");

  private PublicUrl() {}

  /**
   * What is wrong with an address, as the end of a sentence; empty if nothing. Ports are 80, 443
   * and from 1024 on: what listens below these is mail, remote login and their like.
   *
   * @param url without placeholders
   */
  public static Optional<String> problem(String url) {
    if (url.length() > LONGEST) return Optional.of("it is longer than " + LONGEST + " characters");
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      return Optional.of("it is not a URL: " + e.getReason().toLowerCase(Locale.ROOT));
    }
    return Optional.ofNullable(problem(uri));
  }

  /**
   * Whether a network address is one of the public Internet.
   *
   * @param address 4 or 16 bytes
   */
  public static boolean isPublic(byte[] address) {
    if (address.length == 4) return INNER_4.stream().noneMatch(block -> block.holds(address));
    if (NAT64.holds(address)) return isPublic(Arrays.copyOfRange(address, 12, 16));
    return GLOBAL_6.holds(address) && INNER_6.stream().noneMatch(block -> block.holds(address));
  }

  private static @Nullable String problem(URI uri) {
    String scheme = uri.getScheme();
    if (!"http".equalsIgnoreCase(scheme) && !"https".equalsIgnoreCase(scheme)) {
      return "it does not start with http:// or https://";
    }
    String authority = uri.getRawAuthority();
    if (authority == null) return "it names no host";
    if (authority.indexOf('@') >= 0) return "it carries a name or password before the host";
    int port = uri.getPort();
    if (port != -1 && port != 80 && port != 443 && (port < 1024 || port > 65535)) {
      return "its port is not 80, 443 or between 1024 and 65535";
    }
    return hostProblem(uri.getHost(), authority);
  }

  private static @Nullable String hostProblem(@Nullable String host, String authority) {
    String name = (host == null ? authority : host).toLowerCase(Locale.ROOT);
    if (name.startsWith("[")) return literalProblem(sixteen(name.substring(1, name.length() - 1)));
    if (host == null) name = name.replaceFirst(":[0-9]*$", "");
    if (name.endsWith(".")) name = name.substring(0, name.length() - 1);
    if (NUMBER.matcher(name.substring(name.lastIndexOf('.') + 1)).matches()) {
      return literalProblem(four(name));
    }
    if (host == null) return "its host is none; letters beyond a-z are written as xn--...";
    if (name.indexOf('.') < 0 || isInner(name)) return "its host is not on the public Internet";
    return null;
  }

  private static boolean isInner(String name) {
    return INNER_NAMES.stream().anyMatch(inner -> name.equals(inner) || name.endsWith('.' + inner));
  }

  private static @Nullable String literalProblem(byte @Nullable [] address) {
    if (address == null) {
      return "its host is an address that is not written as four decimal numbers, or as IPv6";
    }
    return isPublic(address) ? null : "its host is not on the public Internet";
  }

  /** Only the one spelling: others mean one address here and another one there. */
  private static byte @Nullable [] four(String text) {
    if (!QUAD.matcher(text).matches()) return null;
    byte[] address = new byte[4];
    String[] parts = text.split("\\.", -1);
    for (int i = 0; i < 4; i++) {
      int part = Integer.parseInt(parts[i]);
      if (part > 255) return null;
      address[i] = (byte) part;
    }
    return address;
  }

  private static byte @Nullable [] sixteen(String text) {
    int gap = text.indexOf("::");
    List<Byte> head = pieces(gap < 0 ? text : text.substring(0, gap));
    List<Byte> tail = gap < 0 ? List.of() : pieces(text.substring(gap + 2));
    if (head == null || tail == null) return null;
    int length = head.size() + tail.size();
    if (gap < 0 ? length != 16 : length > 14) return null;
    byte[] address = new byte[16];
    for (int i = 0; i < head.size(); i++) address[i] = head.get(i);
    for (int i = 0; i < tail.size(); i++) address[16 - tail.size() + i] = tail.get(i);
    return address;
  }

  /** The bytes of {@code 20:1} or {@code ffff:127.0.0.1}. */
  private static @Nullable List<Byte> pieces(String text) {
    List<Byte> bytes = new ArrayList<>();
    if (text.isEmpty()) return bytes;
    String[] parts = text.split(":", -1);
    for (int i = 0; i < parts.length; i++) {
      byte[] four = i == parts.length - 1 ? four(parts[i]) : null;
      if (four != null) {
        for (byte b : four) bytes.add(b);
      } else if (parts[i].matches("[0-9a-f]{1,4}")) {
        int piece = Integer.parseInt(parts[i], 16);
        bytes.add((byte) (piece >> 8));
        bytes.add((byte) piece);
      } else {
        return null;
      }
    }
    return bytes;
  }

  /** So many leading bits of an address. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Block(byte[] network, int bits) {
    static List<Block> all(String... texts) {
      return Arrays.stream(texts).map(Block::of).toList();
    }

    static Block of(String text) {
      int slash = text.indexOf('/');
      String start = text.substring(0, slash);
      byte[] network = start.indexOf(':') < 0 ? four(start) : sixteen(start);
      if (network == null) throw new IllegalArgumentException("no block of addresses: " + text);
      return new Block(network, Integer.parseInt(text.substring(slash + 1)));
    }

    boolean holds(byte[] address) {
      if (address.length != network.length) return false;
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit & 7);
        if ((address[bit >> 3] & mask) != (network[bit >> 3] & mask)) return false;
      }
      return true;
    }
  }
}
