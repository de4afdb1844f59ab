package dev.bitbrat.behaviours;

import static dev.bitbrat.behaviours.BotBuilder.piece;
import static dev.bitbrat.behaviours.BotBuilder.reply;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.behaviours.spi.World.Fetched;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourcesTest {
  private static final URI CATS = URI.create("https://cats.example/random");

  private static TestBot cats(Object... properties) {
    return new BotBuilder()
        .source("catapi", "source.http", properties)
        .command(
            "cat",
            piece("source.get", "from", "catapi", "into", "pic", "orElse", "The cats are hiding."),
            reply("${state.pic.value}"))
        .build();
  }

  @Test
  void showsWhatAnotherServerAnswers() {
    TestBot bot = cats("url", CATS.toString(), "path", "0.url", "timeout", "PT2S");
    assertThat(bot.hears("ann", "!cat")).containsExactly("The cats are hiding.");
    bot.world().answers().put(CATS, new Fetched.Body("[...]"));
    bot.world().json().put("[...]", List.of(Map.of("url", "https://cats.example/1.jpg")));
    assertThat(bot.hears("ann", "!cat")).containsExactly("https://cats.example/1.jpg");
    bot.world().answers().put(CATS, new Fetched.Failed("timeout"));
    assertThat(bot.hears("ann", "!cat")).containsExactly("The cats are hiding.");
  }

  @Test
  void anAnswerWithoutTheValueIsNone() {
    TestBot bot = cats("url", CATS.toString(), "path", "0.url");
    bot.world().answers().put(CATS, new Fetched.Body("body"));
    List<Object> bodies =
        List.of(
            List.of(),
            Map.of(),
            "text",
            7L,
            List.of("text"),
            List.of(Map.of("url", List.of())),
            List.of(Map.of("URL", "x")));
    for (Object body : bodies) {
      bot.world().json().put("body", body);
      assertThat(bot.hears("ann", "!cat")).as("%s", body).containsExactly("The cats are hiding.");
    }
    bot.world().json().clear();
    assertThat(bot.hears("ann", "!cat")).containsExactly("The cats are hiding.");
  }

  @Test
  void withoutAPathTheAnswerItselfIsTheValue() {
    TestBot bot = cats("url", CATS.toString());
    bot.world().answers().put(CATS, new Fetched.Body(" meow\n"));
    assertThat(bot.hears("ann", "!cat")).containsExactly("meow");
    bot.world().answers().put(CATS, new Fetched.Body(" \n"));
    assertThat(bot.hears("ann", "!cat")).containsExactly("The cats are hiding.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest",
        "http://localhost/",
        "file:///etc/passwd",
        "http://10.0.0.1/",
        "cats"
      })
  void refusesAddressesThatAreNotPublic(String url) {
    BotConfig.Read read = new BotBuilder().source("x", "source.http", "url", url).read();
    assertThat(read.isUsable()).isFalse();
    assertThat(read.findings()).extracting(Finding::field).containsExactly("url");
  }

  @ParameterizedTest
  @CsvSource({"timeout,PT11S", "timeout,PT0S", "maxBytes,0", "maxBytes,1048577"})
  void refusesLimitsThatAreNone(String property, String value) {
    Object written = property.equals("timeout") ? value : Long.valueOf(value);
    BotConfig.Read read =
        new BotBuilder()
            .source("x", "source.http", "url", CATS.toString(), property, written)
            .read();
    assertThat(read.findings()).extracting(Finding::field).containsExactly(property);
  }

  @Test
  void rollsANumberAnewEachTime() {
    Picks picks = new Picks();
    TestBot bot =
        new BotBuilder()
            .source("die", "source.random", "max", 6L)
            .command("roll", piece("source.get", "from", "die"), reply("${state.record.value}"))
            .build()
            .with(picks);
    picks.next(0, 5, 2);
    assertThat(bot.hears("ann", "!roll")).containsExactly("1");
    assertThat(bot.hears("ann", "!roll")).containsExactly("6");
    assertThat(bot.hears("ann", "!roll")).containsExactly("3");
    assertThat(
            new BotBuilder().source("x", "source.random", "min", 7L, "max", 6L).read().findings())
        .extracting(Finding::message)
        .containsExactly("expected at least 7");
  }

  @Test
  void looksValuesUpInAFixedMap() {
    TestBot bot =
        new BotBuilder()
            .source("tiers", "source.map", "values", Map.of("1000", "Tier 1", "prime", "Prime"))
            .command("tier", reply("${datastore[tiers][arg[1]]|sub} of ${datastore[tiers]}"))
            .build();
    assertThat(bot.hears("ann", "!tier 1000")).containsExactly("Tier 1 of 2");
    assertThat(bot.hears("ann", "!tier PRIME")).containsExactly("Prime of 2");
    assertThat(bot.hears("ann", "!tier 9999")).containsExactly("sub of 2");
    assertThat(
            new BotBuilder()
                .source("x", "source.map", "values", Map.of("a", "x", "A", "y"))
                .read()
                .findings())
        .extracting(Finding::message)
        .containsExactly("the name is there twice");
  }

  @Test
  void checksValuesAgainstTheirType() {
    BotConfig.Read read =
        new BotBuilder()
            .source("x", "source.static", "datatype", "int", "values", List.of(1L, "two"))
            .read();
    assertThat(read.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.field()).isEqualTo("values[1]");
              assertThat(finding.message()).isEqualTo("expected a number");
            });
  }

  @Test
  void whatCanOnlyBeReadIsNotWritten() {
    for (String action : List.of("datastore.append", "datastore.set")) {
      BotConfig.Read read =
          new BotBuilder()
              .source("fixed", "source.static", "values", List.of("a"))
              .command("x", piece(action, "datastore", "fixed", "value", "b"))
              .read();
      assertThat(read.isUsable()).isFalse();
      assertThat(read.findings())
          .extracting(Finding::message)
          .containsExactly("fixed can only be read");
    }
  }
}
