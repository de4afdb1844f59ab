package dev.bitbrat.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;

/** Reads a body as text, as far as it may go. */
final class TextBody {
  private TextBody() {}

  /**
   * @throws RefusedException if it is too long or no text
   */
  static String read(ClassicHttpResponse response, int maxBytes) throws IOException {
    HttpEntity entity = response.getEntity();
    if (entity == null) return "";
    String encoding = entity.getContentEncoding();
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw new RefusedException("its answer is compressed, which nobody asked for");
    }
    if (entity.getContentLength() > maxBytes) throw tooLong(maxBytes);
    Charset charset = charset(entity);
    byte[] bytes = bytes(entity, maxBytes);
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new RefusedException("its answer is not text");
    }
  }

  private static byte[] bytes(HttpEntity entity, int maxBytes) throws IOException {
    InputStream in = entity.getContent();
    if (in == null) return new byte[0];
    byte[] bytes = in.readNBytes(maxBytes);
    if (bytes.length == maxBytes && in.read() >= 0) throw tooLong(maxBytes);
    return bytes;
  }

  private static Charset charset(HttpEntity entity) throws RefusedException {
    try {
      ContentType type = ContentType.parse(entity.getContentType());
      Charset charset = type == null ? null : type.getCharset();
      return charset == null ? StandardCharsets.UTF_8 : charset;
    } catch (IllegalArgumentException e) {
      throw new RefusedException("its answer is in a character set that is unknown here");
    }
  }

  private static RefusedException tooLong(int maxBytes) {
    return new RefusedException("its answer is longer than " + maxBytes + " bytes");
  }
}
