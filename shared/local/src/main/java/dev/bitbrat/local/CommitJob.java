package dev.bitbrat.local;

import dev.bitbrat.json.Json;
import dev.bitbrat.pipeline.Store.Committed;
import dev.bitbrat.pipeline.Write;
import dev.bitbrat.pipeline.Write.Condition;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One commit. It looks at every condition before it writes anything, so that a conflict leaves
 * nothing to undo and can share its transaction with others.
 */
final class CommitJob implements GroupWriter.Job<Committed> {
  private static final String LOOK = "SELECT version FROM docs WHERE collection = ? AND id = ?";
  private static final String READ =
      "SELECT version, data, expires_at FROM docs WHERE collection = ? AND id = ?";
  private static final String PUT =
      "REPLACE INTO docs (collection, id, data, version, expires_at) VALUES (?, ?, ?, ?, ?)";
  private static final String DELETE = "DELETE FROM docs WHERE collection = ? AND id = ?";

  private final List<Item> items;
  private final LongSupplier versions;

  /**
   * @param text the document to put, written out ahead of time in the caller's thread
   */
  private record Item(Write write, String collection, String id, @Nullable String text) {}

  private record Row(long version, String data, @Nullable Long expiresAt) {}

  /**
   * @param text {@code null} deletes
   */
  private record Change(Item item, @Nullable String text, @Nullable Long expiresAt) {}

  private CommitJob(List<Item> items, LongSupplier versions) {
    this.items = items;
    this.versions = versions;
  }

  static CommitJob of(List<Write> writes, LongSupplier versions) {
    List<Item> items = new ArrayList<>(writes.size());
    for (Write write : writes) {
      String text = write instanceof Write.Put put ? Json.write(put.fields()) : null;
      items.add(new Item(write, write.path().collection(), write.path().id(), text));
    }
    return new CommitJob(items, versions);
  }

  @Override
  public Committed run(Link link) throws SQLException {
    List<Change> changes = new ArrayList<>(items.size());
    for (Item item : items) {
      Row before = before(link, item);
      if (!holds(item.write.condition(), before)) {
        return new Committed.Conflict(
            item.write.condition() + " does not hold of " + item.write.path());
      }
      changes.add(change(item, before));
    }
    for (Change change : changes) apply(link, change);
    return new Committed.Ok();
  }

  private static @Nullable Row before(Link link, Item item) throws SQLException {
    boolean needsFields = item.write instanceof Write.Update;
    if (!needsFields && item.write.condition() instanceof Condition.Any) return null;
    PreparedStatement statement = link.statement(needsFields ? READ : LOOK);
    statement.setString(1, item.collection);
    statement.setString(2, item.id);
    try (ResultSet row = statement.executeQuery()) {
      if (!row.next()) return null;
      if (!needsFields) return new Row(row.getLong(1), "{}", null);
      // Asked at once: wasNull() is about the column that was read last.
      long number = row.getLong(3);
      Long expiresAt = row.wasNull() ? null : number;
      return new Row(row.getLong(1), row.getString(2), expiresAt);
    }
  }

  private static boolean holds(Condition condition, @Nullable Row before) {
    return switch (condition) {
      case Condition.Any _ -> true;
      case Condition.Absent _ -> before == null;
      case Condition.Present _ -> before != null;
      case Condition.Unchanged(String version) ->
          before != null && Long.toString(before.version).equals(version);
    };
  }

  private static Change change(Item item, @Nullable Row before) {
    return switch (item.write) {
      case Write.Put put -> new Change(item, item.text, millis(put.expiresAt()));
      case Write.Update update -> {
        Map<String, @Nullable Object> fields =
            before == null ? Map.of() : Json.parseObject(before.data);
        Long kept = before == null ? null : before.expiresAt;
        Long expiresAt = update.expiresAt() == null ? kept : millis(update.expiresAt());
        yield new Change(item, Json.write(update.appliedTo(fields)), expiresAt);
      }
      case Write.Delete _ -> new Change(item, null, null);
    };
  }

  private void apply(Link link, Change change) throws SQLException {
    PreparedStatement statement = link.statement(change.text == null ? DELETE : PUT);
    statement.setString(1, change.item.collection);
    statement.setString(2, change.item.id);
    if (change.text != null) {
      statement.setString(3, change.text);
      statement.setLong(4, versions.getAsLong());
      if (change.expiresAt == null) statement.setNull(5, Types.INTEGER);
      else statement.setLong(5, change.expiresAt);
    }
    statement.executeUpdate();
  }

  private static @Nullable Long millis(@Nullable Instant at) {
    return at == null ? null : at.toEpochMilli();
  }
}
