package dev.bitbrat.cli.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.cli.chat.Input.Entry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamInputTest {
  @Test
  void readsLinesWhateverTheirEnds() throws IOException {
    assertThat(read(bytes("\uFEFFone\r\n\ntwo")))
        .containsExactly(new Entry.Text("one"), new Entry.Text(""), new Entry.Text("two"));
  }

  @Test
  void saysWhatIsNoLineOfTextAndGoesOn() throws IOException {
    ByteArrayOutputStream in = new ByteArrayOutputStream();
    in.write(bytes("ok\n"));
    in.write(new byte[] {'a', (byte) 0xC3, '\n'});
    in.write(bytes("b\0c\n"));
    in.write(bytes("x".repeat(StreamInput.MAX_BYTES + 1) + "\n"));
    in.write(bytes("x".repeat(StreamInput.MAX_BYTES) + "\n"));
    assertThat(read(in.toByteArray()))
        .containsExactly(
            new Entry.Text("ok"),
            new Entry.Refused("line 2 was skipped: not UTF-8"),
            new Entry.Refused("line 3 was skipped: holds a NUL byte"),
            new Entry.Refused("line 4 was skipped: longer than 16384 bytes (16385)"),
            new Entry.Text("x".repeat(StreamInput.MAX_BYTES)));
  }

  private static List<Entry> read(byte[] bytes) {
    List<Entry> entries = new ArrayList<>();
    StreamInput input = new StreamInput(new ByteArrayInputStream(bytes));
    for (Entry entry = input.next(); entry != null; entry = input.next()) entries.add(entry);
    return entries;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
