package dev.bitbrat.pipeline;

import java.util.List;
import java.util.Optional;

/** Durable documents, changed by atomic commits. Reads see every commit that returned before. */
public interface Store {
  /**
   * @throws OutageException when the store cannot answer now
   */
  Optional<Doc> get(DocPath path);

  /**
   * Those that exist, in the order asked for, by one round trip.
   *
   * @throws OutageException when the store cannot answer now
   */
  List<Doc> getAll(List<DocPath> paths);

  /**
   * @throws OutageException when the store cannot answer now
   */
  List<Doc> find(Query query);

  /**
   * All of them or none. At most 400 writes, each of another document.
   *
   * @throws OutageException when nobody knows whether it happened, or it surely did not: asking
   *     again is safe only for what a condition protects
   */
  Committed commit(List<Write> writes);

  sealed interface Committed {
    record Ok() implements Committed {}

    /** A condition did not hold; nothing was changed. */
    record Conflict(String reason) implements Committed {}
  }
}
