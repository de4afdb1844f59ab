package dev.bitbrat.local;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** A connection that prepares each of our few statements once. For one thread at a time. */
final class Link implements AutoCloseable {
  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  Link(Connection connection) {
    this.connection = connection;
  }

  /** Kept and used again, so only for SQL that is a constant. */
  PreparedStatement statement(String sql) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    return statement;
  }

  /** For SQL that is made for the occasion; the caller closes it. */
  PreparedStatement prepare(String sql) throws SQLException {
    return connection.prepareStatement(sql);
  }

  /** To be called after a failure: the driver does not let a statement be used again then. */
  void forgetStatements() {
    for (PreparedStatement statement : prepared.values()) {
      try {
        statement.close();
      } catch (SQLException e) {
        // It is given up either way.
      }
    }
    prepared.clear();
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of the first row, or {@code fallback}. */
  long number(String sql, long fallback) throws SQLException {
    return number(sql, 1, fallback);
  }

  /** A column of the first row, the first being 1, or {@code fallback}. */
  long number(String sql, int column, long fallback) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getLong(column) : fallback;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
