package dev.bitbrat.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.pipeline.OutageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StartupTest {
  final Logger root = Logger.getLogger("");
  final List<Handler> handlersBefore = List.of(root.getHandlers());
  final Level levelBefore = root.getLevel();
  final List<Integer> exits = new ArrayList<>();

  @AfterEach
  void restore() {
    for (Handler handler : root.getHandlers()) root.removeHandler(handler);
    handlersBefore.forEach(root::addHandler);
    root.setLevel(levelBefore);
  }

  @Test
  void handsOutWhatWasWired() {
    String wired = Startup.run("x", Map.of("A", "b"), e -> e.required("A", "z"), exits::add);
    assertThat(wired).isEqualTo("b");
    assertThat(exits).isEmpty();
  }

  @Test
  void endsTheProcessWhateverFails() {
    for (RuntimeException failure :
        List.of(
            new ConfigurationException("c"),
            new OutageException("o"),
            new IllegalStateException("i"))) {
      assertThatThrownBy(
              () ->
                  Startup.run(
                      "x",
                      Map.of("BITBRAT_LOG_LEVEL", "OFF"),
                      e -> {
                        throw failure;
                      },
                      exits::add))
          .isSameAs(failure);
    }
    assertThat(exits).containsExactly(1, 1, 1);
  }
}
