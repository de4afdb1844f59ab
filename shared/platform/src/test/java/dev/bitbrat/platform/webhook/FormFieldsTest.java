package dev.bitbrat.platform.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormFieldsTest {
  @Test
  void readsNamesAndValues() {
    assertThat(read("a=1&b=x+y%26z&c&%C3%A9=%F0%9F%8D%94&&d="))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("a", "1", "b", "x y&z", "c", "", "\u00e9", "\ud83c\udf54", "d", ""));
    assertThat(read("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a=1&a=1", "a=1&%61=2", "a=%", "a=%zz", "a=%1", "=x", "a=\u0001", "a\n=1"})
  void refusesWhatTwoReadersCouldUnderstandDifferently(String form) {
    assertThatThrownBy(() -> read(form)).isInstanceOf(MalformedException.class);
  }

  @Test
  void refusesWhatIsNotUtf8() {
    assertThatThrownBy(() -> FormFields.read(new byte[] {'a', '=', (byte) 0xff}))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void refusesTooManyFieldsAndTooLongNames() {
    assertThat(read(fields(FormFields.MOST_FIELDS))).hasSize(FormFields.MOST_FIELDS);
    assertThatThrownBy(() -> read(fields(FormFields.MOST_FIELDS + 1)))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> read("a".repeat(201) + "=1")).isInstanceOf(MalformedException.class);
  }

  private static String fields(int count) {
    return IntStream.range(0, count).mapToObj(i -> "f" + i + "=1").collect(Collectors.joining("&"));
  }

  private static Map<String, String> read(String form) {
    return FormFields.read(form.getBytes(StandardCharsets.UTF_8));
  }
}
