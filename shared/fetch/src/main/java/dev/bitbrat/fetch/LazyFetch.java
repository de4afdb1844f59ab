package dev.bitbrat.fetch;

import dev.bitbrat.pipeline.Fetch;
import org.jspecify.annotations.Nullable;

/** {@link SafeFetch}, made for the first request: most bots ask nobody, and a start costs less. */
public final class LazyFetch implements Fetch, AutoCloseable {
  private @Nullable SafeFetch client;

  @Override
  public Fetched get(Request request) {
    return client().get(request);
  }

  private synchronized SafeFetch client() {
    SafeFetch built = client;
    if (built == null) {
      built = new SafeFetch();
      client = built;
    }
    return built;
  }

  @Override
  public synchronized void close() {
    if (client != null) client.close();
    client = null;
  }
}
