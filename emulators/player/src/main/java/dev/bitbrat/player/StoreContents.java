package dev.bitbrat.player;

import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.Ports;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a bot keeps, as stories look at it. */
public interface StoreContents {
  /** No bot keeps anything. */
  StoreContents NONE =
      new StoreContents() {
        @Override
        public Optional<Content> content(Ports ports, String bot, String store) {
          return Optional.empty();
        }

        @Override
        public Optional<Map<String, @Nullable Object>> lastRecord(
            Ports ports, String bot, String store) {
          return Optional.empty();
        }
      };

  /** All records whatever their status; nothing if there is no such store. */
  Optional<Content> content(Ports ports, String bot, String store);

  /** The fields of the record that was written last; nothing if there is none. */
  Optional<Map<String, @Nullable Object>> lastRecord(Ports ports, String bot, String store);

  /**
   * @param value a JSON value as in {@link Tree}: a list, an object for a map, else a single one
   */
  record Content(@Nullable Object value) {
    public Content(@Nullable Object value) {
      this.value = Tree.copyOf(value);
    }
  }
}
