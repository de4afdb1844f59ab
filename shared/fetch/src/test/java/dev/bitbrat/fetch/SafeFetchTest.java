package dev.bitbrat.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.pipeline.Fetch;
import dev.bitbrat.pipeline.Fetch.Fetched;
import dev.bitbrat.testkit.FetchContract;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeFetchTest implements FetchContract {
  private final RawWeb web = new RawWeb();

  @Override
  public Web web() {
    return web;
  }

  @AfterEach
  void close() {
    web.close();
  }

  @Test
  void saysWhoItIsAndNothingElse() {
    get(web.answering(200, "hi"));
    assertThat(web.requests)
        .singleElement()
        .asString()
        .contains("User-Agent: BitBrat\r\n")
        .contains("Host: " + RawWeb.HOST + ":")
        .doesNotContainIgnoringCase("cookie")
        .doesNotContainIgnoringCase("authorization")
        .doesNotContainIgnoringCase("upgrade")
        .doesNotContainIgnoringCase("accept-encoding");
  }

  @Test
  void keepsNoCookies() {
    String head = "HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n";
    get(web.saying(head));
    get(web.saying(head));
    assertThat(web.requests).hasSize(2).noneMatch(request -> request.contains("a=b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1", "127.0.0.2", "169.254.169.254", "::1", "fd00::1"})
  void refusesAHostThatResolvesToAnAddressThatIsNotAllowed(String address) {
    web.names.put("inner.example.test", List.of(address));
    assertThat(reason(get(web.at("inner.example.test", "/"))))
        .isEqualTo("its host is not on the public Internet");
    assertThat(web.requests).isEmpty();
  }

  @Test
  void refusesAHostOfWhichOneAddressAmongOthersIsNotAllowed() {
    web.names.put("mixed.example.test", List.of("127.0.0.1", "10.0.0.1"));
    assertThat(reason(get(web.at("mixed.example.test", "/"))))
        .isEqualTo("its host is not on the public Internet");
    assertThat(web.requests).isEmpty();
  }

  @Test
  void looksANameUpOnceARequestAndConnectsToWhatItChecked() {
    URI uri = web.answering(200, "hi");
    assertThat(get(uri)).isEqualTo(new Fetched.Answer(200, "hi"));
    assertThat(web.asked).containsExactly(RawWeb.HOST);

    web.names.put(RawWeb.HOST, List.of("10.0.0.1"));
    assertThat(reason(get(uri))).contains("not on the public Internet");
    assertThat(web.requests).as("no connection is kept beyond its check").hasSize(1);
  }

  @Test
  void refusesLoopbackAndAllElseThatIsInsideByDefault() throws Exception {
    List<InetAddress> inside =
        List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("fe80::1"));
    for (InetAddress address : inside) {
      try (SafeFetch guarded = new SafeFetch(_ -> new InetAddress[] {address}, SafeFetch.PUBLIC)) {
        Fetched fetched = guarded.get(request(web.answering(200, "hi"), PATIENCE));
        assertThat(reason(fetched)).isEqualTo("its host is not on the public Internet");
      }
    }
    assertThat(web.requests).isEmpty();
  }

  @Test
  void followsRedirectsToWhatIsAllowed() {
    web.names.put("other.example.test", List.of("127.0.0.1"));
    URI end = web.answering(200, "found");
    URI second = web.redirecting(web.at("other.example.test", "/?" + query(end)).toString());
    URI first = web.redirecting("/?" + query(second));
    assertThat(get(first)).isEqualTo(new Fetched.Answer(200, "found"));
    assertThat(web.asked).containsExactly(RawWeb.HOST, RawWeb.HOST, "other.example.test");
  }

  @Test
  void followsAtMostThreeRedirects() {
    URI uri = web.answering(200, "found");
    for (int i = 0; i < 3; i++) uri = web.redirecting(uri.toString());
    assertThat(get(uri)).isEqualTo(new Fetched.Answer(200, "found"));
    assertThat(reason(get(web.redirecting(uri.toString())))).contains("more than 3 times");
  }

  @Test
  void goesInNoCircle() {
    URI circle = web.redirecting("/?0");
    assertThat(reason(get(circle))).contains("more than 3 times");
    assertThat(web.requests).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://169.254.169.254/computeMetadata/v1/",
        "http://metadata.google.internal/",
        "http://[::1]/",
        "http://0x7f000001/",
        "//localhost/",
        "http://user:word@web.example.test/",
        "file:///etc/passwd",
        "http://web.example.test:22/",
        "ftp://web.example.test/",
        "http://inner.example.test/",
        "http://a b/",
        "",
        "http:",
      })
  void refusesARedirectToAnywhereElse(String location) {
    web.names.put("inner.example.test", List.of("192.168.0.1"));
    assertThat(reason(get(web.redirecting(location)))).isNotBlank();
    assertThat(web.requests).isNotEmpty().allMatch(r -> r.contains("Host: " + RawWeb.HOST));
  }

  @Test
  void saysThatItWasTheRedirect() {
    assertThat(reason(get(web.redirecting("http://localhost/"))))
        .isEqualTo(
            "it redirects to an address that is refused: its host is not on the public Internet");
  }

  @Test
  void aRedirectWithoutAPlaceIsAnAnswer() {
    assertThat(get(web.saying("HTTP/1.1 302 Found\r\nContent-Length: 2\r\n\r\nhm")))
        .isEqualTo(new Fetched.Answer(302, "hm"));
  }

  @Test
  void theTimeIsForTheWholeOfASlowAnswer() throws Exception {
    URI drip = web.saying(RawWeb.endlessly(head("text/plain"), ".", 20, web.hungUp));
    assertThat(reason(web.fetch.get(request(drip, Duration.ofMillis(400)))))
        .isEqualTo("it did not answer within 0.4 s");
    assertThat(web.hungUp.await(20, TimeUnit.SECONDS)).as("the connection is closed").isTrue();
  }

  @Test
  void theTimeIsAlsoForHeadsThatNeverEnd() throws Exception {
    URI drip = web.saying(RawWeb.endlessly("HTTP/1.1 200 OK\r\nX: ", "y", 20, web.hungUp));
    assertThat(reason(web.fetch.get(request(drip, Duration.ofMillis(300))))).contains("within");
    assertThat(web.hungUp.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void theTimeIsAlsoForTheWayThroughRedirects() {
    URI slow = web.redirecting(web.silent().toString());
    assertThat(reason(web.fetch.get(request(slow, Duration.ofMillis(300))))).contains("within");
  }

  @Test
  void theTimeIsAlsoForANameServerThatDoesNotAnswer() {
    CountDownLatch never = new CountDownLatch(1);
    SafeFetch.Names silent =
        _ -> {
          while (true) {
            try {
              never.await();
            } catch (InterruptedException e) {
              // A name server cannot be interrupted either.
            }
          }
        };
    try (SafeFetch stuck = new SafeFetch(silent, _ -> true)) {
      URI uri = URI.create("https://example.com/");
      // One whose time is over before its thread ran gives its place back.
      List<String> reasons = new ArrayList<>();
      while (reasons.isEmpty() || reasons.getLast().contains("within")) {
        reasons.add(reason(stuck.get(request(uri, Duration.ofMillis(10)))));
      }
      assertThat(reasons).hasSizeGreaterThan(SafeFetch.PLACES);
      assertThat(reasons.getLast()).contains("too many");
    }
  }

  @Test
  void stopsReadingABodyWithoutEnd() throws Exception {
    URI flood = web.saying(RawWeb.endlessly(head("text/plain"), "x".repeat(4096), 0, web.hungUp));
    assertThat(reason(get(flood))).isEqualTo("its answer is longer than 10000 bytes");
    assertThat(web.hungUp.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void stopsReadingChunksWithoutEnd() throws Exception {
    String head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    String chunk = "1000\r\n" + "x".repeat(4096) + "\r\n";
    URI flood = web.saying(RawWeb.endlessly(head, chunk, 0, web.hungUp));
    assertThat(reason(get(flood))).contains("longer than 10000 bytes");
    assertThat(web.hungUp.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void stopsReadingHeadersWithoutEnd() throws Exception {
    URI flood = web.saying(RawWeb.endlessly("HTTP/1.1 200 OK\r\n", "A: b\r\n", 0, web.hungUp));
    assertThat(reason(get(flood))).isNotBlank();
    assertThat(web.hungUp.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void believesALengthThatIsTooLargeWithoutReading() {
    URI large = web.saying("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nx");
    assertThat(reason(get(large))).contains("longer than");
  }

  @Test
  void readsTheCharacterSetThatTheAnswerNames() {
    URI latin =
        web.saying(
            "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=ISO-8859-1\r\n"
                + "Content-Length: 4\r\n\r\nf\u00fcnf");
    assertThat(get(latin)).isEqualTo(new Fetched.Answer(200, "f\u00fcnf"));
  }

  @Test
  void readsChunks() {
    URI chunks =
        web.saying(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n1\r\n!\r\n0\r\n\r\n");
    assertThat(get(chunks)).isEqualTo(new Fetched.Answer(200, "hi!"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\nf\u00fcnf",
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=nonsense\r\n"
            + "Content-Length: 2\r\n\r\nhi",
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=\u00ff\u0001\r\n"
            + "Content-Length: 2\r\n\r\nhi",
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\nhi",
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\ntorn",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nhi",
        "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\nhi",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: strange\r\n\r\nhi",
        "HTTP/1.1 999999 OK\r\n\r\n",
        "HTTP/9.9 200 OK\r\n\r\n",
        "SSH-2.0-OpenSSH_9.2\r\n",
        "\u0015\u0003\u0001\u0000\u0002\u0002F",
        "",
      })
  void failsWithAReasonWhenTheAnswerIsNoText(String answer) {
    assertThat(reason(get(web.saying(answer)))).isNotBlank().doesNotContain("Exception");
  }

  @Test
  void failsWhenWhatAnswersSpeaksNoTls() {
    URI plain = web.answering(200, "hi");
    URI uri = URI.create(plain.toString().replaceFirst("http", "https"));
    assertThat(reason(get(uri))).isEqualTo("its encryption or certificate is not acceptable");
  }

  @Test
  void trustsNoCertificateThatAnybodyCanMake(@TempDir Path folder) throws Exception {
    try (SSLServerSocket server = SelfSigned.listen(folder, RawWeb.HOST)) {
      Thread.ofVirtual().start(() -> SelfSigned.shakeHands(server));
      URI uri = URI.create("https://" + RawWeb.HOST + ":" + server.getLocalPort() + "/");
      assertThat(reason(get(uri))).isEqualTo("its encryption or certificate is not acceptable");
    }
  }

  @Test
  void failsWhereNothingListens() throws Exception {
    InetAddress here = InetAddress.getLoopbackAddress();
    // Bound and never listening: nobody else gets the port meanwhile.
    try (Socket silent = new Socket();
        SafeFetch other = new SafeFetch(_ -> new InetAddress[] {here}, _ -> true)) {
      silent.bind(new InetSocketAddress(here, 0));
      URI uri = URI.create("http://" + RawWeb.HOST + ":" + silent.getLocalPort() + "/");
      assertThat(reason(other.get(request(uri, PATIENCE))))
          .isEqualTo("nothing takes connections there");
    }
  }

  @Test
  void asksNoProxyWhateverTheSystemSays() {
    String before = System.getProperty("http.proxyHost");
    System.setProperty("http.proxyHost", "proxy.invalid");
    try (SafeFetch fresh = new SafeFetch(_ -> ours(), _ -> true)) {
      assertThat(fresh.get(request(web.answering(200, "hi"), PATIENCE)))
          .isEqualTo(new Fetched.Answer(200, "hi"));
    } finally {
      if (before == null) System.clearProperty("http.proxyHost");
      else System.setProperty("http.proxyHost", before);
    }
  }

  @Test
  void anInterruptedCallerGetsAnAnswerAndStaysInterrupted() throws Exception {
    List<Fetched> answers = new ArrayList<>();
    List<Boolean> flags = new ArrayList<>();
    URI silent = web.silent();
    Thread caller =
        new Thread(
            () -> {
              answers.add(get(silent));
              flags.add(Thread.currentThread().isInterrupted());
            });
    caller.start();
    caller.interrupt();
    caller.join();
    assertThat(reason(answers.getFirst())).isNotBlank();
    assertThat(flags).containsExactly(true);
  }

  private static InetAddress[] ours() {
    return new InetAddress[] {InetAddress.getLoopbackAddress()};
  }

  private static String head(String type) {
    return "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n\r\n";
  }

  private static String query(URI uri) {
    return String.valueOf(uri.getQuery());
  }

  private Fetched get(URI uri) {
    return web.fetch.get(request(uri, PATIENCE));
  }

  private static Fetch.Request request(URI uri, Duration timeout) {
    return new Fetch.Request(uri, timeout, 10_000);
  }

  private static String reason(Fetched fetched) {
    assertThat(fetched).isInstanceOf(Fetched.Failed.class);
    return ((Fetched.Failed) fetched).reason();
  }
}
