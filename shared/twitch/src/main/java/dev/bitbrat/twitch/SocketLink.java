package dev.bitbrat.twitch;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket connection. What it hears goes into a queue; when that is full, it hears no more.
 */
final class SocketLink {
  private static final int LONGEST_MESSAGE = 64 << 10;

  private final BlockingQueue<Frame> heard;
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile @Nullable WebSocket socket;

  private SocketLink(BlockingQueue<Frame> heard) {
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
   * @throws ConnectException if it takes too long, or nobody takes it
   */
  static SocketLink open(HttpClient client, URI url, Duration patience, BlockingQueue<Frame> heard)
      throws ConnectException, InterruptedException {
    SocketLink link = new SocketLink(heard);
    var connecting =
        client.newWebSocketBuilder().connectTimeout(patience).buildAsync(url, link.new Ear());
    try {
      link.socket = connecting.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return link;
    } catch (TimeoutException e) {
      connecting.cancel(true);
      throw new ConnectException("no connection within " + patience.toSeconds() + " s");
    } catch (ExecutionException | CompletionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new ConnectException("no connection: " + cause.getClass().getSimpleName());
    }
  }

  /** Says good-bye; nobody waits for the answer. */
  void close() {
    WebSocket open = socket;
    if (open == null || !ended.compareAndSet(false, true)) return;
    open.sendClose(WebSocket.NORMAL_CLOSURE, "").exceptionally(e -> open);
    open.abort();
  }

  private void end(String why) {
    if (ended.compareAndSet(false, true)) put(new Frame.End(this, why));
  }

  private void put(Frame frame) {
    try {
      heard.put(frame);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Ear implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public void onOpen(WebSocket webSocket) {
      webSocket.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(
        WebSocket webSocket, CharSequence part, boolean last) {
      text.append(part);
      if (text.length() > LONGEST_MESSAGE) {
        end("a message was longer than " + LONGEST_MESSAGE + " characters");
        webSocket.abort();
        return null;
      }
      if (last) {
        put(new Frame.Text(SocketLink.this, text.toString()));
        text.setLength(0);
      }
      webSocket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
      end("Twitch closed it with " + code);
      return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
      end("it broke: " + error.getClass().getSimpleName());
    }
  }
}
