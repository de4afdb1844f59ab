package dev.bitbrat.local;

import java.sql.SQLException;
import java.util.List;

/** The tables. */
final class Schema {
  /**
   * Not {@code WITHOUT ROWID}: ids are random, and rows of a kilobyte strewn over the file cost
   * twice as much as rows at its end with a small tree of keys.
   */
  private static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE docs (
            collection TEXT NOT NULL,
            id TEXT NOT NULL,
            data TEXT NOT NULL,
            version INTEGER NOT NULL,
            expires_at INTEGER,
            PRIMARY KEY (collection, id)
          ) STRICT
          """,
          "CREATE INDEX docs_expiry ON docs (expires_at) WHERE expires_at IS NOT NULL",
          // Clients read a session's log from a cursor on, again and again.
          """
          CREATE INDEX docs_seq ON docs (collection, json_extract(data, '$."seq"'))
            WHERE json_extract(data, '$."seq"') IS NOT NULL
          """,
          """
          CREATE TABLE journal (
            seq INTEGER PRIMARY KEY,
            topic TEXT NOT NULL,
            ordering_key TEXT,
            attributes TEXT,
            body BLOB NOT NULL
          ) STRICT
          """,
          "CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT",
          "INSERT INTO meta VALUES ('opened', 0)");

  private Schema() {}

  static void create(Link link, int version) throws SQLException {
    link.execute("BEGIN IMMEDIATE");
    for (String sql : TABLES) link.execute(sql);
    link.execute("PRAGMA user_version = " + version);
    link.execute("COMMIT");
  }
}
