package dev.bitbrat.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.pipeline.Fetch;
import java.net.URI;
import org.junit.jupiter.api.Test;

class FakeFetchTest implements FetchContract {
  private static final class FakeWeb implements Web {
    private final FakeFetch fetch = new FakeFetch();
    private int count;

    @Override
    public Fetch fetch() {
      return fetch;
    }

    @Override
    public URI answering(int status, String body) {
      String url = "https://example.com/?" + count++;
      fetch.answer(url, status, body);
      return URI.create(url);
    }

    @Override
    public URI silent() {
      fetch.silent("https://example.com/silent");
      return URI.create("https://example.com/silent");
    }
  }

  @Override
  public Web web() {
    return new FakeWeb();
  }

  @Test
  void remembersWhatWasAskedFor() {
    FakeFetch fetch = new FakeFetch();
    URI uri = URI.create("https://example.com/");
    fetch.get(new Fetch.Request(uri, PATIENCE, 10));
    assertThat(fetch.asked()).containsExactly(uri);
  }
}
