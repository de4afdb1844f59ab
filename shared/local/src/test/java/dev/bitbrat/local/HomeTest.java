package dev.bitbrat.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.bitbrat.testkit.FakeClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HomeTest {
  private final FakeClock clock = new FakeClock();
  private final Path dir;

  HomeTest(@TempDir Path temp) {
    dir = temp.resolve("deep").resolve("home");
  }

  @Test
  void isMadeForItsOwnerOnly() throws Exception {
    try (Home home = open("brat chat")) {
      assertThat(home.apiToken()).hasSizeGreaterThan(40);
      assertThat(OwnerOnly.othersMayRead(dir)).isFalse();
      try (Stream<Path> files = Files.list(dir)) {
        assertThat(files.toList())
            .isNotEmpty()
            .allSatisfy(f -> assertThat(OwnerOnly.othersMayRead(f)).isFalse());
      }
      assertThat(home.toString()).doesNotContain(home.apiToken());
    }
  }

  @Test
  void keepsItsToken() {
    String first;
    try (Home home = open("brat chat")) {
      first = home.apiToken();
    }
    try (Home home = open("brat chat")) {
      assertThat(home.apiToken()).isEqualTo(first);
    }
  }

  @Test
  void saysWhoHoldsItAndWhereThatOneListens() {
    assertThat(Home.holder(dir)).isEmpty();
    try (Home home = open("brat local up")) {
      home.announcePort(4711);
      assertThatThrownBy(() -> open("brat chat"))
          .isInstanceOf(HomeException.class)
          .hasMessageContaining("brat local up")
          .hasMessageContaining(FakeClock.START.toString())
          .hasMessageContaining("--home");
      Holder holder = Home.holder(dir).orElseThrow();
      assertThat(holder.pid()).isEqualTo(ProcessHandle.current().pid());
      assertThat(holder.port()).isEqualTo(4711);
      assertThat(Path.of(holder.tokenFile())).hasContent(home.apiToken());
    }
    assertThat(Home.holder(dir)).isEmpty();
  }

  @Test
  void isHeldAgainstOtherProcessesAndFreeOnceTheyDie() throws Exception {
    Process other = Child.start(Holding.class, dir.toString());
    try {
      assertThat(Child.line(other)).isEqualTo("held");
      assertThatThrownBy(() -> open("brat chat"))
          .isInstanceOfSatisfying(
              HomeException.class,
              e -> assertThat(e.holder().orElseThrow().pid()).isEqualTo(other.pid()));
    } finally {
      other.destroyForcibly();
    }
    assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(Home.holder(dir)).isEmpty();
    open("brat chat").close();
  }

  @Test
  void saysThatAFileIsInTheWay() throws Exception {
    Files.createDirectories(dir.getParent());
    Files.writeString(dir, "a file");
    assertThatThrownBy(() -> open("brat chat"))
        .isInstanceOf(HomeException.class)
        .hasMessageContaining(dir.toString())
        .hasMessageContaining("--home");
  }

  @Test
  void saysThatADirectoryCannotBeWritten() throws Exception {
    Files.createDirectories(dir);
    Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("r-x------"));
    assumeFalse(Files.isWritable(dir), "this user may write everything");
    assertThatThrownBy(() -> open("brat chat"))
        .isInstanceOf(HomeException.class)
        .hasMessageContaining("permission");
  }

  @Test
  void livesWithABrokenHolderFile() throws Exception {
    try (Home home = open("brat chat")) {
      Files.writeString(dir.resolve("holder.json"), "{broken");
      assertThatThrownBy(() -> open("brat chat"))
          .isInstanceOf(HomeException.class)
          .hasMessageContaining("another process");
      assertThat(home.database().getParent()).isEqualTo(home.directory());
    }
  }

  private Home open(String command) {
    return Home.open(dir, command, clock);
  }

  /** Holds a home until it is killed. */
  static final class Holding {
    private Holding() {}

    public static void main(String[] args) throws Exception {
      try (Home home = Home.open(Path.of(args[0]), "holding", new FakeClock())) {
        System.out.println(home.directory().equals(Path.of(args[0])) ? "held" : "elsewhere");
        System.in.read();
      }
    }
  }
}
