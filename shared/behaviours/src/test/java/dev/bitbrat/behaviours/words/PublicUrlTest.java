package dev.bitbrat.behaviours.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTest {
  private static final String INNER = "its host is not on the public Internet";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com",
        "http://example.com/path?a=b&c=%20#part",
        "HTTPS://API.Example.COM./",
        "https://example.com:443/",
        "http://example.com:80/",
        "http://example.com:8080/",
        "https://example.com:65535/",
        "https://xn--bcher-kva.example/",
        "http://93.184.216.34/",
        "http://172.32.0.1/",
        "http://100.128.0.1/",
        "http://[2606:2800:220:1:248:1893:25c8:1946]/",
        "http://[2001:4860:4860::8888]:8080/x",
        "http://localhost.example.com/",
        "http://mylocal.com/",
        "http://1e100.net/",
        "http://10.example.com/",
        "http://a.0x.com/",
      })
  void letsPublicAddressesPass(String url) {
    assertThat(PublicUrl.problem(url)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST",
        "localhost.",
        "a.localhost",
        "metadata",
        "metadata.google.internal",
        "metadata.google.internal.",
        "Metadata.Google.Internal",
        "db.internal",
        "printer.local",
        "router.lan",
        "nas.home.arpa",
        "hidden.onion",
        "wiki.corp",
      })
  void refusesNamesThatMeanSomethingInsideANetworkOnly(String host) {
    assertThat(PublicUrl.problem("http://" + host + "/")).contains(INNER);
    assertThat(PublicUrl.problem("https://" + host + ":8443/x")).contains(INNER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.0.0.1",
        "100.64.0.1",
        "100.100.100.200",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.192",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "127.0.0.1.",
        "[::]",
        "[::1]",
        "[0:0:0:0:0:0:0:1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:93.184.216.34]",
        "[::FFFF:7f00:1]",
        "[::127.0.0.1]",
        "[64:ff9b::127.0.0.1]",
        "[64:ff9b::a00:1]",
        "[64:ff9b:1::5db8:d822]",
        "[100::1]",
        "[2001::1]",
        "[2001:db8::1]",
        "[2002:7f00:1::]",
        "[3fff::1]",
        "[fc00::1]",
        "[fd00:ec2::254]",
        "[fe80::1]",
        "[fec0::1]",
        "[ff02::1]",
      })
  void refusesAddressesThatAreNotPublic(String host) {
    assertThat(PublicUrl.problem("http://" + host + "/")).contains(INNER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2130706433",
        "0x7f000001",
        "0X7F000001",
        "0x7f.1",
        "0x7f.0.0.0x1",
        "017700000001",
        "0177.0.0.1",
        "010.0.0.1",
        "127.0.0.01",
        "127.1",
        "127.0.1",
        "93.184.216.034",
        "256.0.0.1",
        "1.2.3.4.5",
        "99999999999",
        "example.1",
        "0",
        "0x",
      })
  void refusesEverySpellingOfANumberButTheUsual(String host) {
    for (String port : new String[] {"", ":8080"}) {
      assertThat(PublicUrl.problem("http://" + host + port + "/"))
          .get()
          .asString()
          .contains("four decimal numbers");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.com",
        "//example.com/",
        "/etc/passwd",
        "file:///etc/passwd",
        "ftp://example.com/",
        "gopher://example.com/",
        "jar:http://example.com/!/",
        "javascript:alert(1)",
        "data:text/plain,hi",
        "http:",
        "http:example.com",
        "http:/example.com",
        "http://",
        "http:///",
        "http:///path",
        "http://:8080/",
        "http://?a",
        "https://user@example.com/",
        "https://user:word@example.com/",
        "https://@example.com/",
        "https://example.com@127.0.0.1/",
        "https://127.0.0.1#@example.com/",
        "https://127.0.0.1?@example.com/",
        "http://example.com\\@127.0.0.1/",
        "http://exa mple.com/",
        "http://example.com/a b",
        "http://example.com/\r\nHost: x",
        "http://example.com/\u0000",
        "http://127%2e0%2e0%2e1/",
        "http://local%68ost/",
        "http://b\u00fccher.example/",
        "http://\u2460\u2461\u2466.0.0.1/",
        "http://\uff11\uff12\uff17.0.0.1/",
        "http://127\u30020\u30020\u30021/",
        "http://l\u24d0calhost/",
        "http://a..b/",
        "http://.com/",
        "http://-/",
        "http://example.com:0/",
        "http://example.com:22/",
        "http://example.com:25/",
        "http://example.com:1023/",
        "http://example.com:65536/",
        "http://example.com:99999999999/",
        "http://example.com:-1/",
        "http://example.com:8o/",
        "http://[::1/",
        "http://[]/",
        "http://[:::]/",
        "http://[1::2::3]/",
        "http://[::1%25lo]/",
        "http://[2606:2800:220:1:248:1893:25c8:1946%25eth0]/",
        "http://[v1.a]/",
        "http://${host}/",
      })
  void refusesWhatIsNoPlainAddressOfTheWeb(String url) {
    assertThat(PublicUrl.problem(url)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://example.com/, it does not start with http:// or https://",
    "http:///x, it names no host",
    "https://me:pw@example.com/, it carries a name or password before the host",
    "http://example.com:22/, 'its port is not 80, 443 or between 1024 and 65535'",
    "http://b\u00fccher.example/, its host is none; letters beyond a-z are written as xn--...",
  })
  void saysWhatIsWrong(String url, String problem) {
    assertThat(PublicUrl.problem(url)).contains(problem);
  }

  @Test
  void refusesAnEndlessAddress() {
    assertThat(PublicUrl.problem("http://example.com/" + "a".repeat(3000))).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "9.255.255.255, true",
    "10.0.0.0, false",
    "10.255.255.255, false",
    "11.0.0.0, true",
    "100.63.255.255, true",
    "100.64.0.0, false",
    "100.127.255.255, false",
    "100.128.0.0, true",
    "126.255.255.255, true",
    "127.0.0.0, false",
    "128.0.0.0, true",
    "169.253.255.255, true",
    "169.254.0.0, false",
    "169.255.0.0, true",
    "172.15.255.255, true",
    "172.16.0.0, false",
    "172.31.255.255, false",
    "172.32.0.0, true",
    "192.167.255.255, true",
    "192.168.0.0, false",
    "192.169.0.0, true",
    "198.17.255.255, true",
    "198.18.0.0, false",
    "198.19.255.255, false",
    "198.20.0.0, true",
    "223.255.255.255, true",
    "224.0.0.0, false",
    "240.0.0.0, false",
    "255.255.255.255, false",
    "0.255.255.255, false",
    "1.0.0.0, true",
    "1fff::, false",
    "2000::, true",
    "2001:1ff::1, false",
    "2001:200::1, true",
    "2001:db7::1, true",
    "2001:db8::1, false",
    "2001:db9::1, true",
    "2002::1, false",
    "2003::1, true",
    "3ffe::1, true",
    "3fff:fff::1, false",
    "3fff:1000::1, true",
    "4000::, false",
    "64:ff9b::5db8:d822, true",
    "64:ff9b::c0a8:1, false",
    "::ffff:5db8:d822, true",
    "::5db8:d822, false",
  })
  void knowsWhereEachBlockBeginsAndEnds(String address, boolean isPublic) throws Exception {
    byte[] bytes = InetAddress.getByName(address).getAddress();
    assertThat(PublicUrl.isPublic(bytes)).isEqualTo(isPublic);
  }

  @Test
  void agreesWithTheJdkOnWhatTheJdkKnows() throws Exception {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[i % 2 == 0 ? 4 : 16];
      random.nextBytes(bytes);
      InetAddress address = InetAddress.getByAddress(bytes);
      boolean inner =
          address.isLoopbackAddress()
              || address.isAnyLocalAddress()
              || address.isLinkLocalAddress()
              || address.isSiteLocalAddress()
              || address.isMulticastAddress();
      if (inner) assertThat(PublicUrl.isPublic(bytes)).as(address.toString()).isFalse();
    }
  }

  @Test
  void readsALiteralAsTheJdkDoes() throws Exception {
    Random random = new Random(8);
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = new byte[16];
      for (int b = 0; b < 16; b++) bytes[b] = random.nextInt(3) == 0 ? (byte) random.nextInt() : 0;
      if (i % 2 == 0) bytes[0] = 0x20;
      String host = InetAddress.getByAddress(bytes).getHostAddress();
      if (host.indexOf(':') < 0) continue;
      Optional<String> problem = PublicUrl.problem("http://[" + host + "]/");
      assertThat(problem.isEmpty()).as(host).isEqualTo(PublicUrl.isPublic(bytes));
    }
  }

  @Test
  void neverThrowsWhateverItIsGiven() {
    Random random = new Random(9);
    String alphabet = "htps:/[]@.%#?0x127f\\ \u00fc\u0000-l";
    for (int i = 0; i < 50_000; i++) {
      StringBuilder url = new StringBuilder(random.nextBoolean() ? "http://" : "");
      for (int c = random.nextInt(24); c > 0; c--) {
        url.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      PublicUrl.problem(url.toString()).ifPresent(p -> assertThat(p).isNotBlank());
    }
  }
}
