package dev.bitbrat.local;

import dev.bitbrat.pipeline.OutageException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What the errors of the database mean for people. */
final class SqliteProblems {
  private SqliteProblems() {}

  static OutageException outage(SQLException e) {
    String what =
        switch (primary(e)) {
          case SQLITE_FULL -> "the disk is full: free some space";
          case SQLITE_READONLY -> "the database cannot be written";
          case SQLITE_BUSY, SQLITE_LOCKED -> "another program is writing to the database";
          case SQLITE_CORRUPT, SQLITE_NOTADB -> "the database is damaged";
          case SQLITE_IOERR -> "the disk does not work";
          default -> "the database does not work: " + e.getMessage();
        };
    return new OutageException(what, e);
  }

  static HomeException atOpening(Path file, SQLException e) {
    return switch (primary(e)) {
      case SQLITE_FULL ->
          new HomeException(
              "There is no space left for " + file,
              "Free some, or choose another place with --home DIR.",
              e);
      case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH ->
          new HomeException(
              "Cannot open " + file + " for writing",
              "Make it and its directory yours and writable, or choose another place with --home"
                  + " DIR.",
              e);
      case SQLITE_NOTADB, SQLITE_CORRUPT ->
          new HomeException(
              file + " is damaged or is not a database of ours",
              "Move it away to start anew, or put a backup in its place.",
              e);
      case SQLITE_BUSY, SQLITE_LOCKED ->
          new HomeException(
              file + " is locked by another program",
              "Close what has it open, for example a database browser, and try again.",
              e);
      default ->
          new HomeException(
              "Cannot open " + file + ": " + e.getMessage(),
              "See whether the disk works, or choose another place with --home DIR.",
              e);
    };
  }

  /** Without the details: the low byte of SQLite's extended codes. */
  private static SQLiteErrorCode primary(SQLException e) {
    int code = e instanceof SQLiteException own ? own.getResultCode().code : e.getErrorCode();
    return SQLiteErrorCode.getErrorCode(code & 0xFF);
  }
}
