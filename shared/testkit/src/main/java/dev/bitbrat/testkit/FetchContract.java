package dev.bitbrat.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.pipeline.Fetch;
import dev.bitbrat.pipeline.Fetch.Fetched;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Fetch} must do. */
public interface FetchContract {
  Duration PATIENCE = Duration.ofSeconds(20);

  Web web();

  /** A part of the world that a test arranges. */
  interface Web {
    Fetch fetch();

    /** An address that answers this. */
    URI answering(int status, String body);

    /** An address that takes requests and never answers. */
    URI silent();
  }

  @Test
  default void givesStatusAndText() {
    Web web = web();
    String body = "{\"fact\": \"f\u00fcnf \ud83d\udd11\"}\n";
    assertThat(get(web, web.answering(200, body))).isEqualTo(new Fetched.Answer(200, body));
  }

  @Test
  default void anAnswerIsOneWhateverItsStatus() {
    Web web = web();
    for (int status : List.of(201, 404, 410, 429, 500, 503)) {
      URI uri = web.answering(status, "so " + status);
      assertThat(get(web, uri)).isEqualTo(new Fetched.Answer(status, "so " + status));
    }
  }

  @Test
  default void anEmptyAnswerIsOne() {
    Web web = web();
    assertThat(get(web, web.answering(200, ""))).isEqualTo(new Fetched.Answer(200, ""));
  }

  @Test
  default void tellsAddressesApartByTheirQuery() {
    Web web = web();
    URI one = web.answering(200, "one");
    URI two = web.answering(200, "two");
    assertThat(get(web, one)).isEqualTo(new Fetched.Answer(200, "one"));
    assertThat(get(web, two)).isEqualTo(new Fetched.Answer(200, "two"));
  }

  @Test
  default void takesABodyUpToTheLimitAndNotOneByteMore() {
    Web web = web();
    URI uri = web.answering(200, "\u00fc".repeat(50));
    assertThat(web.fetch().get(new Fetch.Request(uri, PATIENCE, 100)))
        .isInstanceOf(Fetched.Answer.class);
    assertFails(web.fetch().get(new Fetch.Request(uri, PATIENCE, 99)));
  }

  @Test
  default void failsWhenNothingComesInTime() {
    Web web = web();
    URI uri = web.silent();
    assertFails(web.fetch().get(new Fetch.Request(uri, Duration.ofMillis(200), 1000)));
  }

  @Test
  default void failsWhereNobodyIs() {
    assertFails(get(web(), URI.create("https://nobody.invalid/")));
    assertFails(get(web(), URI.create("https://nobody.example.test/")));
  }

  @Test
  default void reachesNothingInsideANetwork() {
    Web web = web();
    for (String url :
        List.of(
            "http://localhost/",
            "http://127.0.0.1/",
            "http://[::1]/",
            "http://2130706433/",
            "http://169.254.169.254/computeMetadata/v1/",
            "http://metadata.google.internal/",
            "file:///etc/passwd",
            "mailto:ann@example.com",
            "relative")) {
      assertFails(get(web, URI.create(url)));
    }
  }

  @Test
  default void wantsTimeAndRoom() {
    URI uri = URI.create("https://example.com/");
    assertThatThrownBy(() -> new Fetch.Request(uri, Duration.ZERO, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Fetch.Request(uri, PATIENCE, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Fetched get(Web web, URI uri) {
    return web.fetch().get(new Fetch.Request(uri, PATIENCE, 10_000));
  }

  private static void assertFails(Fetched fetched) {
    assertThat(fetched)
        .isInstanceOfSatisfying(
            Fetched.Failed.class,
            failed -> assertThat(failed.reason()).isNotBlank().doesNotContain("Exception"));
  }
}
