package dev.bitbrat.supervisor;

import dev.bitbrat.local.Database;
import dev.bitbrat.local.SqliteStore;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.testkit.FakeClock;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SqliteParallelWritesTest implements ParallelWrites {
  private final Database database;
  private final SqliteStore store;

  SqliteParallelWritesTest(@TempDir Path dir) {
    database = Database.open(dir.resolve("test.db"), Database.Sync.NORMAL, new FakeClock());
    store = new SqliteStore(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  public Store store() {
    return store;
  }
}
