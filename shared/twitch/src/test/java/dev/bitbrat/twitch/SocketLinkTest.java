package dev.bitbrat.twitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.standins.EventSubSocketStandIn;
import dev.bitbrat.twitch.SocketLink.Frame;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SocketLinkTest {
  private static final int TIMES = 150;

  /** By chance, so many times: the connection breaks while messages are on their way. */
  @Test
  void hearsOfTheEndWhateverIsOnItsWay() throws Exception {
    try (EventSubSocketStandIn twitch = EventSubSocketStandIn.start(Duration.ofMinutes(1));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < TIMES; i++) {
        BlockingQueue<Frame> heard = new LinkedBlockingQueue<>();
        SocketLink link = SocketLink.open(threads, twitch.uri(), Duration.ofSeconds(10), heard);
        twitch.session(10);
        for (int message = 0; message < 20; message++) twitch.say("{}");
        twitch.cut();
        assertThat(endOf(link, heard)).as("the end of connection " + i).isTrue();
      }
    }
  }

  /** TCP takes the connection, and nobody speaks. */
  @Test
  void leavesNobodyWaitingWhereNobodyAnswers() throws Exception {
    try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      URI url = URI.create("ws://127.0.0.1:" + mute.getLocalPort());
      assertThatThrownBy(
              () ->
                  SocketLink.open(
                      threads, url, Duration.ofMillis(300), new LinkedBlockingQueue<>()))
          .isInstanceOf(SocketLink.ConnectException.class)
          .hasMessageContaining("no connection within");
      try (Socket accepted = mute.accept()) {
        accepted.setSoTimeout(10_000);
        InputStream in = accepted.getInputStream();
        assertThat(in.readAllBytes()).as("what was sent before the end").isNotEmpty();
      }
    }
  }

  private static boolean endOf(SocketLink link, BlockingQueue<Frame> heard)
      throws InterruptedException {
    for (Frame frame = next(heard); frame != null; frame = next(heard)) {
      if (frame instanceof Frame.End(SocketLink from, String _) && from == link) return true;
    }
    return false;
  }

  private static @Nullable Frame next(BlockingQueue<Frame> heard) throws InterruptedException {
    return heard.poll(10, TimeUnit.SECONDS);
  }
}
