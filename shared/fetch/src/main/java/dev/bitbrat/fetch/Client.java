package dev.bitbrat.fetch;

import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;

/** An HTTP client that does what it is told and nothing of its own accord. */
final class Client {
  private static final String TEXT = "text/plain, application/json;q=0.9, */*;q=0.1";
  private static final Http1Config LIMITS =
      Http1Config.custom().setMaxHeaderCount(100).setMaxLineLength(8 << 10).build();

  /** How long a connection is left behind at most that could not be cancelled. */
  private static final ConnectionConfig PATIENCE =
      ConnectionConfig.custom()
          .setConnectTimeout(Timeout.ofSeconds(10))
          .setSocketTimeout(Timeout.ofSeconds(30))
          .build();

  private Client() {}

  /**
   * @param names the only way from a host to an address
   * @param connections at the same time
   */
  static CloseableHttpClient over(DnsResolver names, int connections) {
    var factory = ManagedHttpClientConnectionFactory.builder().http1Config(LIMITS).build();
    var manager =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(names)
            .setConnectionFactory(factory)
            .setDefaultConnectionConfig(PATIENCE)
            .setMaxConnTotal(connections)
            .setMaxConnPerRoute(connections)
            .build();
    return HttpClientBuilder.create()
        .setConnectionManager(manager)
        // Kept, a connection would outlive the check of its address.
        .setConnectionReuseStrategy((_, _, _) -> false)
        // Whatever the environment says, never by a proxy: that would resolve the host itself.
        .setRoutePlanner(new DefaultRoutePlanner(null))
        .setUserAgent("BitBrat")
        .setDefaultHeaders(List.of(new BasicHeader(HttpHeaders.ACCEPT, TEXT)))
        .setDefaultRequestConfig(quiet())
        .disableAuthCaching()
        .disableAutomaticRetries()
        .disableContentCompression()
        .disableCookieManagement()
        .disableRedirectHandling()
        .build();
  }

  private static RequestConfig quiet() {
    return RequestConfig.custom()
        .setAuthenticationEnabled(false)
        .setProtocolUpgradeEnabled(false)
        .build();
  }
}
