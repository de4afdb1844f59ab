package dev.bitbrat.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves a host for the client, which connects to what comes out of here and asks nobody else: a
 * name that means another address a moment later does not matter.
 */
final class GuardedNames implements DnsResolver {
  private final SafeFetch.Names names;
  private final Predicate<InetAddress> allowed;

  GuardedNames(SafeFetch.Names names, Predicate<InetAddress> allowed) {
    this.names = names;
    this.allowed = allowed;
  }

  /** One bad address among good ones refuses the host: nobody honest has both. */
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = names.resolve(host);
    if (addresses.length == 0) throw new UnknownHostException(host);
    for (InetAddress address : addresses) {
      if (!allowed.test(address)) {
        throw new RefusedException("its host is not on the public Internet");
      }
    }
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
