package dev.bitbrat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DocPathTest {
  @ParameterizedTest
  @ValueSource(strings = {"a/b", "a/b/c/d", "a/.b", "a/...", "a/_b", "_/_", "a/b__", "a/.._"})
  void takesAnEvenNumberOfSegments(String path) {
    assertThat(new DocPath(path).value()).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "a", "a/b/c", "/", "a/", "/b", "a//b/c", "a/b/", "a/.", "a/..", "./b", "../b", "a/__",
        "__a/b", "a/__b__"
      })
  void refusesWhatAStoreWouldRefuse(String path) {
    assertThatThrownBy(() -> new DocPath(path)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void takesSegmentsOf300Characters() {
    assertThat(new DocPath("a/" + "b".repeat(300)).id()).hasSize(300);
    assertThatThrownBy(() -> new DocPath("a/" + "b".repeat(301) + "/c/d"))
        .hasMessageContaining("bad segment");
  }

  @Test
  void isTakenApartAtTheLastSlash() {
    DocPath path = new DocPath("bots/b/events/e");

    assertThat(path.collection()).isEqualTo("bots/b/events");
    assertThat(path.id()).isEqualTo("e");
  }
}
