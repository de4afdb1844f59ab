package dev.bitbrat.transcript;

import dev.bitbrat.events.Tree;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What must come of a step, or must be stored after it. */
public sealed interface Expectation extends Line {
  /** What must come out, in this order at each destination. */
  sealed interface Output extends Expectation {}

  /** {@code < text}: this message to the channel that the step came from. */
  record Reply(int number, String text) implements Output {}

  /** {@code <@output#channel text}: this message somewhere else. */
  record Message(int number, Place to, String text) implements Output {}

  /**
   * {@code <api ...}: a call of the platform.
   *
   * @param call for example {@code shoutout ann}
   */
  record Api(int number, String call) implements Output {}

  /** {@code .}: nothing comes out. */
  record Silence(int number) implements Expectation {}

  /**
   * {@code = store JSON}: all that is in a store.
   *
   * @param value a JSON value as in {@link Tree}; an object for a map
   */
  record Content(int number, String store, @Nullable Object value) implements Expectation {
    public Content(int number, String store, @Nullable Object value) {
      this.number = number;
      this.store = store;
      this.value = Tree.copyOf(value);
    }
  }

  /**
   * {@code =audit store JSON}: fields of the store's last record.
   *
   * @param fields only these are compared
   */
  record Audit(int number, String store, Map<String, @Nullable Object> fields)
      implements Expectation {
    public Audit(int number, String store, Map<String, @Nullable Object> fields) {
      this.number = number;
      this.store = store;
      this.fields = Tree.mapOf(fields);
    }
  }
}
