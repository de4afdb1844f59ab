package dev.bitbrat.local;

import dev.bitbrat.events.Tree;
import dev.bitbrat.json.Json;
import dev.bitbrat.pipeline.Codec;
import dev.bitbrat.pipeline.EventBus.RawMessage;
import dev.bitbrat.pipeline.Publication;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What was accepted and is not over yet, so that a crash loses nothing. */
final class Journal {
  private final Database database;
  private final Codec codec;
  private final AtomicLong lastRow;
  private final Queue<Long> over = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean deletionWaits = new AtomicBoolean();

  /** A row left over: {@code attributes} are those of a raw message, else {@code null}. */
  @SuppressWarnings("ArrayRecordComponent") // read once, compared by nobody
  record Left(
      long row,
      String topic,
      @Nullable String orderingKey,
      @Nullable Map<String, String> attributes,
      byte[] body) {}

  Journal(Database database, Codec codec) {
    this.database = database;
    this.codec = codec;
    lastRow =
        new AtomicLong(
            database.read(link -> link.number("SELECT coalesce(max(seq), 0) FROM journal", 0)));
  }

  /** Returns once they are kept; the rows in their order. */
  List<Long> append(List<Publication> publications) {
    List<byte[]> bodies = publications.stream().map(p -> codec.encode(p.event())).toList();
    long first = lastRow.getAndAdd(publications.size()) + 1;
    List<Long> rows = new ArrayList<>(publications.size());
    for (int i = 0; i < publications.size(); i++) rows.add(first + i);
    return database.write(
        link -> {
          for (int i = 0; i < rows.size(); i++) {
            Publication p = publications.get(i);
            insert(link, rows.get(i), p.topic(), p.orderingKey(), null, bodies.get(i));
          }
          return rows;
        });
  }

  long append(RawMessage message) {
    long row = lastRow.incrementAndGet();
    String attributes = Json.write(message.attributes());
    return database.write(
        link -> {
          insert(link, row, message.topic(), message.orderingKey(), attributes, message.body());
          return row;
        });
  }

  /** Forgets a row some time soon: should the process die before, the event is handled again. */
  void over(long row) {
    over.add(row);
    if (deletionWaits.compareAndSet(false, true)) {
      var _ = database.writeLater(this::deleteOver);
    }
  }

  List<Left> left() {
    return database.read(
        link -> {
          List<Left> left = new ArrayList<>();
          PreparedStatement select =
              link.statement(
                  "SELECT seq, topic, ordering_key, attributes, body FROM journal ORDER BY seq");
          try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
              left.add(
                  new Left(
                      row.getLong(1),
                      row.getString(2),
                      row.getString(3),
                      attributes(row.getString(4)),
                      row.getBytes(5)));
            }
          }
          return left;
        });
  }

  private boolean deleteOver(Link link) throws SQLException {
    deletionWaits.set(false);
    PreparedStatement delete = link.statement("DELETE FROM journal WHERE seq = ?");
    Long row = over.poll();
    while (row != null) {
      delete.setLong(1, row);
      delete.executeUpdate();
      row = over.poll();
    }
    return true;
  }

  private static void insert(
      Link link,
      long row,
      String topic,
      @Nullable String orderingKey,
      @Nullable String attributes,
      byte[] body)
      throws SQLException {
    PreparedStatement insert = link.statement("INSERT INTO journal VALUES (?, ?, ?, ?, ?)");
    insert.setLong(1, row);
    insert.setString(2, topic);
    insert.setString(3, orderingKey);
    insert.setString(4, attributes);
    insert.setBytes(5, body);
    insert.executeUpdate();
  }

  private static @Nullable Map<String, String> attributes(@Nullable String json) {
    if (json == null) return null;
    Map<String, @Nullable Object> tree = Json.parseObject(json);
    Map<String, String> attributes = new LinkedHashMap<>();
    for (String name : tree.keySet()) {
      String value = Tree.string(tree, name);
      if (value != null) attributes.put(name, value);
    }
    return attributes;
  }
}
