package dev.bitbrat.behaviours.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  @ParameterizedTest
  @CsvSource({
    "ABC,abc",
    "\u00DF,ss",
    "\u1E9E,ss",
    "\u03C2,\u03C3",
    "\u0130,i\u0307",
    "\u0131,\u0131",
    "\u212A,k",
    "\uFB01x,fix",
    "e\u0301,\u00E9",
    "\u1FB3,\u03B1\u03B9"
  })
  void foldsAsUnicodeSays(String name, String folded) {
    assertThat(Names.fold(name)).isEqualTo(folded);
    assertThat(Names.fold(folded)).isEqualTo(folded);
  }

  @ParameterizedTest
  @CsvSource({
    "chat.comand,chat.command",
    "Chat.Command,chat.command",
    "reply,reply",
    "relpy,reply",
    "user.rolle,user.role",
    "user.name,",
    "x,",
    "examples.discord.Trigger,"
  })
  void findsWhatWasMeant(String written, String meant) {
    assertThat(Names.nearest(written, List.of("chat.command", "user.role", "reply")).orElse(null))
        .isEqualTo(meant);
  }

  @Test
  void countsTheStepsBetweenWords() {
    assertThat(Names.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(Names.distance("ab", "ba")).isEqualTo(1);
    assertThat(Names.distance("", "abc")).isEqualTo(3);
  }
}
