package dev.bitbrat.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Message;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyTextTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "| \"'Hi'\" |, Hi",
        "|\"yes\" and \"no\"|, |\"yes\" and \"no\"|",
        "|'''Hi'''|, |'''Hi'''|",
        "|\"Hi|, |\"Hi|",
        "Hi, Hi"
      })
  void takesOffUpToTwoPairsOfQuotes(String said, String sent) {
    assertThat(ReplyText.clean(said)).contains(sent);
  }

  @Test
  void nothingButQuotesIsNothing() {
    assertThat(ReplyText.clean(" \"\" ")).isEmpty();
    assertThat(ReplyText.clean(null)).isEmpty();
  }

  /** The reference platform's vector "empty candidates -> null (no echo)". */
  @Test
  void aUsersOwnTextIsNoReply() {
    Event event = Event.of("chat.message.v1", "c").message(Message.user("m", "u")).build();
    assertThat(ReplyText.of(event)).isEmpty();
  }

  /** The reference platform's vector "payload.text legacy". */
  @Test
  void aSystemEventsPayloadMayCarryTheReply() {
    Event event = Event.of("system.timer.v1", "c").payload(Map.of("text", "p")).build();
    assertThat(ReplyText.of(event)).contains("p");
  }
}
