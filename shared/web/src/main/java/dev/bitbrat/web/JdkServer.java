package dev.bitbrat.web;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Runs a {@link WebHandler} on the JDK's own HTTP server, one virtual thread a request. Closing
 * stops listening and gives requests in flight some time to end.
 */
public final class JdkServer implements AutoCloseable {
  private static final Duration DRAIN = Duration.ofSeconds(5);

  private final HttpServer server;
  private final ExecutorService threads;
  private final Duration drain;

  private JdkServer(HttpServer server, ExecutorService threads, Duration drain) {
    this.server = server;
    this.threads = threads;
    this.drain = drain;
  }

  /**
   * Listens on the loopback address.
   *
   * @param port 0 for any free one
   * @throws ServerStartException if the port is taken
   */
  public static JdkServer start(WebHandler handler, int port) {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    return start(handler, new InetSocketAddress(loopback, port), DRAIN);
  }

  /**
   * @param drain how long {@link #close} waits for requests in flight
   * @throws ServerStartException if the address is taken or not ours
   */
  public static JdkServer start(WebHandler handler, InetSocketAddress address, Duration drain) {
    ServerLimits.apply();
    HttpServer server = bind(address);
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(threads);
    server.createContext("/", new Exchanges(handler));
    server.start();
    return new JdkServer(server, threads, drain);
  }

  private static HttpServer bind(InetSocketAddress address) {
    if (address.isUnresolved()) {
      throw new ServerStartException(
          "Cannot listen on "
              + address.getHostString()
              + ": no such host. Name an address of this machine.",
          new UnknownHostException(address.getHostString()));
    }
    try {
      return HttpServer.create(address, 0);
    } catch (BindException e) {
      String where = address.getAddress().getHostAddress() + ":" + address.getPort();
      throw new ServerStartException(
          "Cannot listen on "
              + where
              + ": another program holds this port, or the address is not this machine's. Stop"
              + " that program or choose another port.",
          e);
    } catch (IOException e) {
      throw new ServerStartException("Cannot listen on " + address + ": " + e.getMessage(), e);
    }
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** For example {@code http://127.0.0.1:8080}. */
  public URI uri() {
    InetAddress address = server.getAddress().getAddress();
    String host = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
    return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port());
  }

  @Override
  public void close() {
    // One task is one request. The server's own way of waiting misses answers that broke off.
    threads.shutdown();
    try {
      threads.awaitTermination(drain.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    threads.shutdownNow();
    server.stop(0);
  }
}
