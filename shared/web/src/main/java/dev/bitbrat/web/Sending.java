package dev.bitbrat.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Sends responses over the JDK's server. */
final class Sending {
  private static final Logger LOG = System.getLogger(Sending.class.getName());

  private Sending() {}

  /**
   * @throws IOException when the connection must be cut: the client is gone, or the body broke off
   */
  static void send(HttpExchange exchange, WebResponse response) throws IOException {
    WebResponse sendable = withHeaders(exchange, response);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    int status = sendable.status();
    switch (sendable.body()) {
      case WebResponse.Body.Bytes(byte[] bytes) when head -> {
        exchange.getResponseHeaders().set("Content-Length", Integer.toString(bytes.length));
        exchange.sendResponseHeaders(status, -1);
      }
      case WebResponse.Body.Bytes(byte[] bytes) when bytes.length == 0 ->
          exchange.sendResponseHeaders(status, -1);
      case WebResponse.Body.Bytes(byte[] bytes) -> {
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.getResponseBody().flush();
      }
      case WebResponse.Body.Stream stream when head -> exchange.sendResponseHeaders(status, -1);
      case WebResponse.Body.Stream(WebResponse.Writer writer) -> {
        exchange.sendResponseHeaders(status, 0);
        stream(exchange, writer);
      }
    }
  }

  private static WebResponse withHeaders(HttpExchange exchange, WebResponse response) {
    try {
      response.headers().forEach(exchange.getResponseHeaders()::set);
      return response;
    } catch (IllegalArgumentException e) {
      LOG.log(Level.ERROR, "A response had a header that cannot be sent", e);
      exchange.getResponseHeaders().clear();
      WebResponse instead = Problem.unavailable();
      instead.headers().forEach(exchange.getResponseHeaders()::set);
      return instead;
    }
  }

  private static void stream(HttpExchange exchange, WebResponse.Writer writer) throws IOException {
    OutputStream body = new Flushing(exchange.getResponseBody());
    try {
      body.flush();
      writer.write(body);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "A client left before its answer was over");
      throw e;
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "A streamed answer broke off", e);
      throw new IOException("broke off", e);
    }
  }

  /** Every write is seen at once. */
  private static final class Flushing extends FilterOutputStream {
    Flushing(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      out.flush();
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      out.flush();
    }

    /** The body ends when its writer returns. */
    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
