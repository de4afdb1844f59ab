package dev.bitbrat.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Store.Committed;
import dev.bitbrat.pipeline.Write;
import dev.bitbrat.pipeline.Write.Condition;
import dev.bitbrat.testkit.FakeClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatabaseTest {
  private final FakeClock clock = new FakeClock();
  private final Path dir;
  private final Path file;

  DatabaseTest(@TempDir Path dir) {
    this.dir = dir;
    file = dir.resolve("test.db");
  }

  @Test
  void keepsDocumentsAndNeverUsesAVersionTwice() {
    String before;
    try (Database database = open()) {
      SqliteStore store = new SqliteStore(database);
      put(store, "a", 1, null);
      put(store, "b", 1, null);
      before = store.get(doc("b")).orElseThrow().version();
      store.commit(List.of(new Write.Delete(doc("b"), Condition.ANY)));
    }
    try (Database database = open()) {
      SqliteStore store = new SqliteStore(database);
      assertThat(store.get(doc("a")).orElseThrow().fields()).isEqualTo(Map.of("n", 1L));
      put(store, "b", 1, null);
      assertThat(store.get(doc("b")).orElseThrow().version()).isNotEqualTo(before);
    }
  }

  @Test
  void deletesWhatHasExpired() {
    try (Database database = open()) {
      SqliteStore store = new SqliteStore(database);
      put(store, "soon", 1, clock.instant().plusSeconds(60));
      put(store, "late", 1, clock.instant().plus(Duration.ofDays(9)));
      put(store, "never", 1, null);
      clock.advance(Duration.ofHours(1));
      put(store, "other", 1, null);
      put(store, "after the sweep", 1, null);
      assertThat(store.get(doc("soon"))).isEmpty();
      assertThat(store.getAll(List.of(doc("late"), doc("never")))).hasSize(2);
    }
  }

  @Test
  void anUpdateOfWhatNeverExpiresLeavesItSo() {
    try (Database database = open()) {
      SqliteStore store = new SqliteStore(database);
      put(store, "never", 1, null);
      store.commit(List.of(Write.Update.set(doc("never"), Map.of("n", 2), Condition.ANY)));
      clock.advance(Duration.ofDays(400));
      put(store, "other", 1, null);
      put(store, "after the sweep", 1, null);
      assertThat(store.get(doc("never")).orElseThrow().fields()).isEqualTo(Map.of("n", 2L));
    }
  }

  @Test
  void anUpdateKeepsTheExpiryUnlessItSetsOne() {
    try (Database database = open()) {
      SqliteStore store = new SqliteStore(database);
      put(store, "soon", 1, clock.instant().plusSeconds(60));
      store.commit(List.of(Write.Update.set(doc("soon"), Map.of("n", 2), Condition.ANY)));
    }
    clock.advance(Duration.ofHours(1));
    try (Database database = open()) {
      put(new SqliteStore(database), "after the sweep", 1, null);
      assertThat(new SqliteStore(database).get(doc("soon"))).isEmpty();
    }
  }

  @Test
  void aFullDiskIsAnOutageThatPasses() {
    try (Database database = open()) {
      SqliteStore store = new SqliteStore(database);
      put(store, "a", 1, null);
      long pages = database.write(link -> link.number("PRAGMA page_count", 0));
      database.write(link -> link.number("PRAGMA max_page_count = " + (pages + 3), 0));

      Write big = Write.Put.create(doc("big"), Map.of("t", "x".repeat(100_000)), null);
      assertThatThrownBy(() -> store.commit(List.of(increment(), big)))
          .isInstanceOf(OutageException.class)
          .hasMessageContaining("full");
      assertThat(store.get(doc("a")).orElseThrow().fields()).isEqualTo(Map.of("n", 1L));
      assertThat(store.get(doc("big"))).isEmpty();
      assertThat(store.commit(List.of(increment()))).isInstanceOf(Committed.Ok.class);

      database.write(link -> link.number("PRAGMA max_page_count = 100000", 0));
      assertThat(store.commit(List.of(increment(), big))).isInstanceOf(Committed.Ok.class);
      assertThat(store.get(doc("a")).orElseThrow().fields()).isEqualTo(Map.of("n", 3L));
    }
  }

  @Test
  void oneThatDoesNotFitSpoilsNoOtherOfItsTransaction() throws Exception {
    try (Database database = open()) {
      SqliteStore store = new SqliteStore(database);
      put(store, "a", 0, null);
      long pages = database.write(link -> link.number("PRAGMA page_count", 0));
      database.write(link -> link.number("PRAGMA max_page_count = " + (pages + 3), 0));
      Write big = Write.Put.create(doc("big"), Map.of("t", "x".repeat(100_000)), null);
      List<Boolean> fits =
          all(
              IntStream.range(0, 40)
                  .<Callable<Boolean>>mapToObj(
                      i -> () -> commits(store, i % 4 == 0 ? big : increment()))
                  .toList());
      assertThat(fits).filteredOn(f -> f).hasSize(30);
      assertThat(store.get(doc("a")).orElseThrow().fields()).isEqualTo(Map.of("n", 30L));
    }
  }

  @Test
  void losesNothingUnderParallelCommitsAndConflicts() throws Exception {
    try (Database database = open()) {
      SqliteStore store = new SqliteStore(database);
      List<Integer> won =
          all(
              IntStream.range(0, 16)
                  .<Callable<Integer>>mapToObj(i -> () -> compete(store, i))
                  .toList());
      assertThat(won.stream().mapToInt(i -> i).sum()).isEqualTo(16 * 50);
      assertThat(store.get(doc("shared")).orElseThrow().fields()).isEqualTo(Map.of("n", 16 * 50L));
    }
  }

  @Test
  void isClosedAfterItsClosing() {
    Database database = open();
    database.close();
    assertThatThrownBy(() -> put(new SqliteStore(database), "a", 1, null))
        .isInstanceOf(OutageException.class);
  }

  @Test
  void saysThatAFileIsDamaged() throws Exception {
    Files.writeString(file, "this is not a database, and never was one. ".repeat(100));
    assertThatThrownBy(this::open)
        .isInstanceOf(HomeException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("Move it away");
  }

  @Test
  void saysThatAnotherProgramHasTheFile() throws Exception {
    open().close();
    try (var other = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = other.createStatement()) {
      statement.execute("PRAGMA locking_mode = EXCLUSIVE");
      statement.execute("BEGIN EXCLUSIVE");
      assertThatThrownBy(this::open)
          .isInstanceOf(HomeException.class)
          .hasMessageContaining("locked by another program");
    }
  }

  @Test
  void saysThatAFileIsFromANewerVersion() throws Exception {
    open().close();
    try (var other = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = other.createStatement()) {
      statement.execute("PRAGMA user_version = 99");
    }
    assertThatThrownBy(this::open)
        .isInstanceOf(HomeException.class)
        .hasMessageContaining("newer version");
  }

  @Test
  void saysThatADirectoryIsInTheWayOrMissing() throws Exception {
    Files.createDirectory(file);
    assertThatThrownBy(this::open).isInstanceOf(HomeException.class);
    Path nowhere = dir.resolve("missing").resolve("x.db");
    assertThatThrownBy(() -> Database.open(nowhere, Database.Sync.NORMAL, clock))
        .isInstanceOf(HomeException.class)
        .hasMessageContaining("--home");
  }

  @Test
  void saysThatAFileCannotBeWritten() throws Exception {
    open().close();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
    assumeFalse(Files.isWritable(file), "this user may write everything");
    assertThatThrownBy(this::open)
        .isInstanceOf(HomeException.class)
        .hasMessageContaining("writable");
  }

  @Test
  void isForItsOwnerOnly() throws Exception {
    try (Database database = Database.open(file, Database.Sync.FULL, clock)) {
      put(new SqliteStore(database), "a", 1, null);
      for (Path each : List.of(file, dir.resolve("test.db-wal"))) {
        assertThat(OwnerOnly.othersMayRead(each)).as(each.toString()).isFalse();
      }
    }
  }

  /** Reads, adds one, writes if unchanged; until it won fifty times. */
  private static int compete(SqliteStore store, int own) {
    int won = 0;
    while (won < 50) {
      @Nullable Doc read = store.get(doc("shared")).orElse(null);
      long n = read == null ? 0 : Tree.number(read.fields(), "n", 0);
      Condition condition = read == null ? Condition.ABSENT : Condition.unchanged(read);
      Write mine = Write.Update.set(doc("own" + own), Map.of("n", won), Condition.ANY);
      Write shared = Write.Update.set(doc("shared"), Map.of("n", n + 1), condition);
      if (store.commit(List.of(mine, shared)) instanceof Committed.Ok) won++;
    }
    return won;
  }

  private static boolean commits(SqliteStore store, Write write) {
    try {
      return store.commit(List.of(write)) instanceof Committed.Ok;
    } catch (OutageException e) {
      return false;
    }
  }

  private static <T> List<T> all(List<Callable<T>> tasks) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads.invokeAll(tasks).stream().map(f -> f.resultNow()).toList();
    }
  }

  private Database open() {
    return Database.open(file, Database.Sync.NORMAL, clock);
  }

  private static void put(SqliteStore store, String id, int n, @Nullable Instant expiresAt) {
    store.commit(List.of(new Write.Put(doc(id), Map.of("n", n), Condition.ANY, expiresAt)));
  }

  private static Write increment() {
    return new Write.Update(doc("a"), Map.of(), Map.of("n", 1L), Map.of(), Condition.ANY, null);
  }

  private static DocPath doc(String id) {
    return DocPath.of("things", id);
  }
}
