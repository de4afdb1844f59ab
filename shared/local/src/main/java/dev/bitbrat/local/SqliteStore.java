package dev.bitbrat.local;

import dev.bitbrat.json.Json;
import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.Query;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.pipeline.Write;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Documents as rows of JSON. */
public final class SqliteStore implements Store {
  private static final String GET =
      "SELECT data, version FROM docs WHERE collection = ? AND id = ?";

  private final Database database;

  public SqliteStore(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Doc> get(DocPath path) {
    return getAll(List.of(path)).stream().findFirst();
  }

  @Override
  public List<Doc> getAll(List<DocPath> paths) {
    if (paths.isEmpty()) return List.of();
    return database.read(
        link -> {
          List<Doc> found = new ArrayList<>(paths.size());
          PreparedStatement get = link.statement(GET);
          for (DocPath path : paths) {
            get.setString(1, path.collection());
            get.setString(2, path.id());
            try (ResultSet row = get.executeQuery()) {
              if (row.next()) found.add(doc(path, row.getString(1), row.getLong(2)));
            }
          }
          return List.copyOf(found);
        });
  }

  @Override
  public List<Doc> find(Query query) {
    FindSql sql = FindSql.of(query);
    return database.read(
        link -> {
          List<Doc> found = new ArrayList<>();
          try (PreparedStatement find = link.prepare(sql.text())) {
            sql.bind(find);
            try (ResultSet row = find.executeQuery()) {
              while (row.next()) {
                DocPath path = new DocPath(query.collection() + '/' + row.getString(3));
                found.add(doc(path, row.getString(1), row.getLong(2)));
              }
            }
          }
          return List.copyOf(found);
        });
  }

  @Override
  public Committed commit(List<Write> writes) {
    if (writes.isEmpty()) return new Committed.Ok();
    CommitJob job = CommitJob.of(Write.checked(writes), database::nextVersion);
    return database.write(job);
  }

  private static Doc doc(DocPath path, String data, long version) throws SQLException {
    return new Doc(path, Json.parseObject(data), Long.toString(version));
  }
}
