package dev.bitbrat.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class UrlPartsTest {
  @Test
  void decodesOnce() {
    assertThat(UrlParts.path("/a%20b/%2541+c")).isEqualTo("/a b/%41+c");
    assertThat(UrlParts.path(null)).isEqualTo("/");
    assertThat(UrlParts.query("q=a+b%26&flag&q=second&&=x"))
        .containsEntry("q", "a b&")
        .containsEntry("flag", "")
        .containsEntry("", "x")
        .hasSize(3);
    assertThat(UrlParts.query(null)).isEmpty();
  }

  @Test
  void refusesBrokenEscapes() {
    assertThatThrownBy(() -> UrlParts.path("/%zz")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> UrlParts.query("a=%f")).isInstanceOf(IllegalArgumentException.class);
  }
}
