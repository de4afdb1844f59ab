package dev.bitbrat.fetch;

import dev.bitbrat.behaviours.words.PublicUrl;
import dev.bitbrat.pipeline.Fetch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;

/**
 * Over HTTP/1.1, one connection a request. A host is resolved here, each of its addresses has to be
 * public, and only these are connected to, at every hop of at most three redirects. No cookies, no
 * proxy, no compression.
 */
public final class SafeFetch implements Fetch, AutoCloseable {
  /** What asks more at the same time than this is told to come back. */
  static final int PLACES = 16;

  static final Predicate<InetAddress> PUBLIC = address -> PublicUrl.isPublic(address.getAddress());

  private final CloseableHttpClient client;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().name("fetch-", 0).factory());
  private final Semaphore places = new Semaphore(PLACES);

  /** Asks the system for addresses and reaches the public Internet only. */
  public SafeFetch() {
    this(InetAddress::getAllByName, PUBLIC);
  }

  /**
   * @param allowed which addresses may be connected to
   */
  SafeFetch(Names names, Predicate<InetAddress> allowed) {
    client = Client.over(new GuardedNames(names, allowed), PLACES);
  }

  /** Finds addresses: a name server. */
  @FunctionalInterface
  interface Names {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  /** In a thread of its own: asking a name server cannot be interrupted, but left behind. */
  @Override
  public Fetched get(Request request) {
    if (!places.tryAcquire()) {
      return new Fetched.Failed("too many addresses are being asked already: try again later");
    }
    Exchange exchange = new Exchange(client, request);
    Future<Fetched> answer = threads.submit(() -> inItsPlace(exchange));
    try {
      return answer.get(request.timeout().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return new Fetched.Failed("it did not answer within " + seconds(request.timeout()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Fetched.Failed("this program is ending");
    } catch (ExecutionException e) {
      throw new IllegalStateException("a defect in asking an address", e.getCause());
    } finally {
      exchange.stop();
    }
  }

  private Fetched inItsPlace(Exchange exchange) {
    try {
      return exchange.run();
    } finally {
      places.release();
    }
  }

  private static String seconds(Duration duration) {
    return duration.toMillis() / 1000.0 + " s";
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
