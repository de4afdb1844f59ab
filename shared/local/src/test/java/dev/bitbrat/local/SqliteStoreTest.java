package dev.bitbrat.local;

import dev.bitbrat.pipeline.Store;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.StoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteStoreTest implements StoreContract {
  private final Database database;
  private final SqliteStore store;

  SqliteStoreTest(@TempDir Path dir) {
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
