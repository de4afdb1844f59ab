package dev.bitbrat.kick;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bitbrat.json.Json;
import dev.bitbrat.platform.rest.RestSettings;
import dev.bitbrat.standins.KickStandIn;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeSecrets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Kick tells its key once, and then takes its time. */
class KickKeysTest {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final FakeClock clock = new FakeClock();
  private final KickStandIn kick = KickStandIn.start();
  private HttpServer slow;
  private KickKeys keys;
  private volatile boolean told;

  @BeforeEach
  void start() throws IOException {
    slow = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    slow.setExecutor(threads);
    slow.createContext("/", this::tell);
    slow.start();
    URI uri = URI.create("http://127.0.0.1:" + slow.getAddress().getPort());
    keys = new KickKeys(RestSettings.at(uri), new FakeSecrets(), clock);
  }

  @AfterEach
  void close() {
    goOn.countDown();
    slow.stop(0);
    threads.shutdownNow();
    kick.close();
  }

  @Test
  void nobodyWaitsBehindWhoeverLooksTheKeyUpAgain() throws Exception {
    KickKey known = keys.current().orElseThrow();
    clock.advance(KickKeys.BETWEEN_TWO);
    Future<Optional<KickKey>> first = threads.submit(() -> keys.refreshed(known));
    assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();

    assertThat(keys.refreshed(known)).containsSame(known);
    assertThat(keys.current()).containsSame(known);
    // Kick answers nothing at all: it is given up, and what is known stays.
    assertThat(first.get(30, TimeUnit.SECONDS)).containsSame(known);
    assertThat(keys.refreshed(known)).containsSame(known);
  }

  private void tell(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (told) {
        asked.countDown();
        goOn.await();
      }
      told = true;
      byte[] body = Json.writeBytes(Map.of("data", Map.of("public_key", kick.publicKey())));
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
