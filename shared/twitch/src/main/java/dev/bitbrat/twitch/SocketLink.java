package dev.bitbrat.twitch;

import com.neovisionaries.ws.client.WebSocket;
import com.neovisionaries.ws.client.WebSocketAdapter;
import com.neovisionaries.ws.client.WebSocketCloseCode;
import com.neovisionaries.ws.client.WebSocketException;
import com.neovisionaries.ws.client.WebSocketFactory;
import com.neovisionaries.ws.client.WebSocketFrame;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket connection. What it hears goes into a queue; when that is full, it hears no more.
 */
final class SocketLink {
  private static final int LONGEST_MESSAGE = 64 << 10;

  /** For the other side's good-bye. */
  private static final long CLOSE_MILLIS = 500;

  private final BlockingQueue<Frame> heard;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final WebSocket socket;

  private SocketLink(WebSocket socket, BlockingQueue<Frame> heard) {
    this.socket = socket;
    this.heard = heard;
  }

  sealed interface Frame {
    SocketLink from();

    record Text(SocketLink from, String text) implements Frame {}

    /**
     * @param why for people, nothing confidential
     */
    record End(SocketLink from, String why) implements Frame {}
  }

  /** No connection came to be. */
  static final class ConnectException extends Exception {
    private static final long serialVersionUID = 1L;

    ConnectException(String message) {
      super(message);
    }
  }

  /**
   * @param threads virtual ones, where it waits for the connection
   * @throws ConnectException if it takes too long, or nobody takes it
   */
  static SocketLink open(
      ExecutorService threads, URI url, Duration patience, BlockingQueue<Frame> heard)
      throws ConnectException, InterruptedException {
    WebSocket socket = socket(url, patience);
    SocketLink link = new SocketLink(socket, heard);
    socket.addListener(link.new Ear());
    Future<WebSocket> connecting = threads.submit(link::connect);
    try {
      connecting.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return link;
    } catch (TimeoutException e) {
      link.giveUp(connecting);
      throw new ConnectException("no connection within " + patience.toSeconds() + " s");
    } catch (InterruptedException e) {
      link.giveUp(connecting);
      throw e;
    } catch (ExecutionException e) {
      throw new ConnectException("no connection: " + reason(e.getCause()));
    }
  }

  private static WebSocket socket(URI url, Duration patience) throws ConnectException {
    try {
      return new WebSocketFactory()
          .setConnectionTimeout(Math.toIntExact(patience.toMillis()))
          .createSocket(url);
    } catch (IOException | IllegalArgumentException e) {
      throw new ConnectException("no connection: " + e.getClass().getSimpleName());
    }
  }

  private static String reason(@Nullable Throwable e) {
    if (e instanceof WebSocketException refused) return refused.getError().name();
    return e == null ? "unknown" : e.getClass().getSimpleName();
  }

  /** Says good-bye; nobody waits for the answer. */
  void close() {
    if (ended.compareAndSet(false, true)) disconnect();
  }

  /** It may be there in the very moment in which nobody waits for it any more. */
  private WebSocket connect() throws WebSocketException {
    WebSocket connected = socket.connect();
    if (ended.get()) disconnect();
    return connected;
  }

  /** Before it is connected, nothing but an interrupt ends it: of a virtual thread. */
  private void giveUp(Future<WebSocket> connecting) {
    ended.set(true);
    connecting.cancel(true);
    disconnect();
  }

  private void disconnect() {
    socket.disconnect(WebSocketCloseCode.NORMAL, "", CLOSE_MILLIS);
  }

  private void end(String why) {
    if (!ended.get()) put(new Frame.End(this, why));
    ended.set(true);
  }

  /** Waits while it is full, unless we have hung up. */
  private void put(Frame frame) {
    try {
      while (!ended.get()) {
        if (heard.offer(frame, 100, TimeUnit.MILLISECONDS)) return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Called by one thread at a time, with the end last. */
  private final class Ear extends WebSocketAdapter {
    @Override
    public void onTextMessage(WebSocket webSocket, String text) {
      if (text.length() > LONGEST_MESSAGE) {
        end("a message was longer than " + LONGEST_MESSAGE + " characters");
        disconnect();
      } else {
        put(new Frame.Text(SocketLink.this, text));
      }
    }

    @Override
    public void onDisconnected(
        WebSocket webSocket,
        @Nullable WebSocketFrame theirs,
        @Nullable WebSocketFrame ours,
        boolean byServer) {
      end(
          byServer && theirs != null
              ? "Twitch closed it with " + theirs.getCloseCode()
              : "it broke");
    }
  }
}
