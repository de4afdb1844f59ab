package dev.bitbrat.stages;

import dev.bitbrat.behaviours.BotEngine;
import dev.bitbrat.behaviours.spi.Editor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Of a bot that nobody changes. */
record NoEditor(BotEngine engine) implements Editor {
  @Override
  public boolean hasCommand(String name) {
    return engine.hasCommand(name);
  }

  @Override
  public Optional<Map<String, @Nullable Object>> find(String name) {
    return Optional.empty();
  }

  @Override
  public List<String> names() {
    return List.of();
  }

  @Override
  public void put(String name, Map<String, @Nullable Object> behaviour) {
    throw new IllegalStateException("not here");
  }

  @Override
  public void remove(String name) {
    throw new IllegalStateException("not here");
  }
}
