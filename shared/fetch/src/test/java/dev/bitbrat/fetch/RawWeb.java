package dev.bitbrat.fetch;

import dev.bitbrat.testkit.FetchContract;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * A web of one server on the loopback address that may say anything byte by byte, and a name server
 * that says whose it is. Only loopback and 203.0.113.9 may be connected to.
 */
final class RawWeb implements FetchContract.Web, AutoCloseable {
  static final String HOST = "web.example.test";

  private static final int TLS_HANDSHAKE = 0x16;

  final Map<String, List<String>> names = new ConcurrentHashMap<>();
  final List<String> asked = new CopyOnWriteArrayList<>();

  /** The heads of all requests. */
  final List<String> requests = new CopyOnWriteArrayList<>();

  /** Open until the client hung up on something that has no end. */
  final CountDownLatch hungUp = new CountDownLatch(1);

  final SafeFetch fetch = new SafeFetch(this::resolve, RawWeb::isAllowed);
  private final Map<String, Say> answers = new ConcurrentHashMap<>();
  private final ServerSocket server;

  RawWeb() {
    try {
      server = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    names.put(HOST, List.of("127.0.0.1"));
    Thread.ofVirtual().start(this::serve);
  }

  @FunctionalInterface
  interface Say {
    void to(OutputStream out) throws IOException, InterruptedException;
  }

  @Override
  public SafeFetch fetch() {
    return fetch;
  }

  @Override
  public URI answering(int status, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head = "HTTP/1.1 " + status + " So\r\nContent-Length: " + bytes.length + "\r\n\r\n";
    return saying(
        out -> {
          out.write(ascii(head));
          out.write(bytes);
        });
  }

  @Override
  public URI silent() {
    return saying(_ -> new CountDownLatch(1).await());
  }

  URI saying(String answer) {
    return saying(out -> out.write(ascii(answer)));
  }

  URI saying(Say say) {
    String path = "/?" + answers.size();
    answers.put(path, say);
    return at(HOST, path);
  }

  URI redirecting(String location) {
    return saying("HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n");
  }

  URI at(String host, String path) {
    return URI.create("http://" + host + ":" + server.getLocalPort() + path);
  }

  /** Says the same again and again, until the client hangs up. */
  static Say endlessly(String head, String more, long pauseMillis, CountDownLatch hungUp) {
    return out -> {
      try {
        out.write(ascii(head));
        while (true) {
          out.write(ascii(more));
          out.flush();
          if (pauseMillis > 0) Thread.sleep(pauseMillis);
        }
      } finally {
        hungUp.countDown();
      }
    };
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private InetAddress[] resolve(String host) throws UnknownHostException {
    asked.add(host);
    List<String> found = names.get(host);
    if (found == null) throw new UnknownHostException(host);
    InetAddress[] addresses = new InetAddress[found.size()];
    for (int i = 0; i < addresses.length; i++) addresses[i] = InetAddress.ofLiteral(found.get(i));
    return addresses;
  }

  private static boolean isAllowed(InetAddress address) {
    return List.of("127.0.0.1", "203.0.113.9").contains(address.getHostAddress());
  }

  private void serve() {
    while (true) {
      try {
        Socket client = server.accept();
        Thread.ofVirtual().start(() -> answer(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void answer(Socket client) {
    try (client) {
      String head = head(client.getInputStream());
      requests.add(head);
      Say say = Optional.ofNullable(answers.get(head.split(" ", 3)[1])).orElse(_ -> {});
      say.to(client.getOutputStream());
      client.shutdownOutput();
    } catch (IOException | InterruptedException e) {
      // The client hung up, or the test is over.
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int b = in.read();
      if (b < 0 || b == TLS_HANDSHAKE) throw new IOException("no request");
      head.append((char) b);
    }
    return head.toString();
  }

  @Override
  public void close() {
    fetch.close();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
