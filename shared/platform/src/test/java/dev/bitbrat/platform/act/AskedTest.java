package dev.bitbrat.platform.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.pipeline.Platform.Action;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AskedTest {
  @Test
  void digitsAreAnIdAndAnAtSignMakesALogin() {
    assertThat(asked(Map.of("user", " 42 ")).user()).isEqualTo(new Whom.Id("42"));
    assertThat(asked(Map.of("user", 42L)).user()).isEqualTo(new Whom.Id("42"));
    assertThat(asked(Map.of("user", "<@!42>")).user()).isEqualTo(new Whom.Id("42"));
    assertThat(asked(Map.of("user", "@42")).user()).isEqualTo(new Whom.Login("42"));
    assertThat(asked(Map.of("user", "@Ada_L")).user()).isEqualTo(new Whom.Login("Ada_L"));
  }

  @Test
  void takesUserIdAndLoginWhereThereIsNoUser() {
    assertThat(asked(Map.of("userId", "42", "login", "ada")).user()).isEqualTo(new Whom.Id("42"));
    assertThat(asked(Map.of("login", "42")).user()).isEqualTo(new Whom.Login("42"));
    assertThat(asked(Map.of("user", "eve", "userId", "42")).user())
        .isEqualTo(new Whom.Login("eve"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "@", "a b", "../1", "a&b", "<@1"})
  void saysThatNobodyIsNamed(String user) {
    assertThatThrownBy(() -> asked(Map.of("user", user, "login", "ada")).user())
        .as("what is written in user is never replaced by something else")
        .isInstanceOf(UnfitException.class)
        .hasMessage("timeout needs a user: an id, or a login");
  }

  @Test
  void takesSecondsAsNumberAndAsText() {
    for (Object seconds : new Object[] {60, 60L, 60.0, "60", " 60 "}) {
      assertThat(asked(Map.of("seconds", seconds)).seconds(1, 600)).isEqualTo(60);
    }
  }

  @Test
  void saysWhatIsWrongWithTheSeconds() {
    for (Object seconds : new Object[] {0, -1, 0.5, "soon", "", 1e300, true}) {
      assertThatThrownBy(() -> asked(Map.of("seconds", seconds)).seconds(1, 600))
          .hasMessage("timeout needs seconds: a whole number, 1 or more");
    }
    assertThatThrownBy(() -> asked(Map.of("seconds", 601)).seconds(1, 600))
        .hasMessage("timeout has 600 seconds at most here, not 601");
  }

  @Test
  void takesTheIdOfAMessageByEitherName() {
    Pattern id = Pattern.compile("[a-z0-9-]+");
    assertThat(asked(Map.of("message", "m-1")).message(id)).isEqualTo("m-1");
    assertThat(asked(Map.of("messageId", "m-1")).message(id)).isEqualTo("m-1");
    assertThatThrownBy(() -> asked(Map.of("message", "m&1")).message(id))
        .isInstanceOf(UnfitException.class)
        .hasMessage("timeout needs a message: its id");
  }

  @Test
  void putsAReasonIntoOneShortLine() {
    assertThat(asked(Map.of("reason", " a\nb\u2028c ")).reason(100)).contains("a b c");
    assertThat(asked(Map.of("reason", "\ud83c\udf54".repeat(9))).reason(2))
        .contains("\ud83c\udf54".repeat(2));
    assertThat(asked(Map.of("reason", " \n ")).reason(100)).isEmpty();
  }

  private static Asked asked(Map<String, @Nullable Object> arguments) {
    return new Asked(new Action("d1", "b1", null, "c", "1", "timeout", arguments));
  }
}
