package dev.bitbrat.examples.dice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.bitbrat.behaviours.catalogue.Catalogue;
import dev.bitbrat.behaviours.catalogue.ComponentType;
import dev.bitbrat.behaviours.catalogue.Part;
import dev.bitbrat.config.BotLoader;
import dev.bitbrat.config.Loaded;
import dev.bitbrat.config.SourceFile;
import dev.bitbrat.config.reference.Example;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same bot with the plugin's jar on the class path, and without. */
class DicePluginTest {
  @Test
  void withItTheBotDoesAsItsStoryTells() throws Exception {
    Map<String, List<String>> told = new Gambler().call();
    assertThat(told.get("warnings")).isEmpty();
    assertThat(told.get("running")).containsExactly("roll", "jackpot", "save", "rules");
    assertThat(told.get("differing")).isEmpty();
  }

  @Test
  void withItThereAreSentencesAndASchema() throws Exception {
    Map<String, List<String>> told = new Gambler().call();
    assertThat(told.get("sentences"))
        .contains(
            "When a user sends the chat command !roll, roll 2d6, then send the message"
                + " \"${@user} rolls ${state.roll.sum} (${state.roll.each}).\".",
            "When a user sends the chat command !slots, if luck has it (5 of 100 times), send the"
                + " message \"Jackpot, ${@user}!\".");
    assertThat(told.get("schema"))
        .singleElement(STRING)
        .contains("dice.roll", "source.dice", "Rolls dice.");
  }

  @ParameterizedTest
  @CsvSource({"CONDITION,chance", "ACTION,dice.roll", "SOURCE,source.dice"})
  void withItEachComponentBringsItsExample(Part part, String name) throws Exception {
    ComponentType type = Catalogue.installed().find(part, name).orElseThrow();
    Example example = Example.of(type).orElseThrow();
    byte[] bot = example.bot().getBytes(StandardCharsets.UTF_8);
    Loaded loaded = BotLoader.read("b", List.of(new SourceFile("bot.yaml", false, bot)));
    assertThat(loaded).isInstanceOf(Loaded.Ok.class);
    if (loaded instanceof Loaded.Ok ok) {
      assertThat(ok.warnings()).isEmpty();
      assertThat(Gambler.differing(ok.bundle(), example.transcript())).isEmpty();
    }
  }

  @Test
  void withoutItTheBotLoadsAndKeepsWhatItDoesNotKnow() throws Exception {
    Map<String, List<String>> told = withoutThePlugin();
    assertThat(told.get("warnings"))
        .hasSize(3)
        .anySatisfy(w -> assertThat(w).contains("gambler.yaml:1:").contains("what uses it stays"))
        .anySatisfy(w -> assertThat(w).contains("gambler.yaml:6:").contains("dice.roll: not known"))
        .anySatisfy(w -> assertThat(w).contains("gambler.yaml:11:").contains("chance: not known"));
    assertThat(told.get("running")).containsExactly("rules");
    assertThat(told.get("exported"))
        .contains("implementation: source.dice", "implementation: dice.roll", "dice: d20");
    assertThat(told.get("schema")).singleElement(STRING).doesNotContain("dice");
  }

  @Test
  void withoutItAllElseWorks() throws Exception {
    assertThat(withoutThePlugin().get("differing")).containsExactly("line 2", "line 5", "line 11");
  }

  private static Map<String, List<String>> withoutThePlugin() throws Exception {
    List<URL> others = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry).toAbsolutePath();
      if (!path.endsWith("dice-plugin/target/classes")) others.add(url(path));
    }
    ClassLoader platform = ClassLoader.getPlatformClassLoader();
    try (URLClassLoader loader = new URLClassLoader(others.toArray(URL[]::new), platform)) {
      Object gambler =
          loader.loadClass(Gambler.class.getName()).getDeclaredConstructor().newInstance();
      Thread.currentThread().setContextClassLoader(loader);
      return told((Callable<?>) gambler);
    } finally {
      Thread.currentThread().setContextClassLoader(DicePluginTest.class.getClassLoader());
    }
  }

  @SuppressWarnings("unchecked") // it is a Gambler, of another class loader
  private static Map<String, List<String>> told(Callable<?> gambler) throws Exception {
    return (Map<String, List<String>>) gambler.call();
  }

  private static URL url(Path path) throws MalformedURLException {
    return path.toUri().toURL();
  }
}
