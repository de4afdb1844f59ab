package dev.bitbrat.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.behaviours.BotConfig;
import dev.bitbrat.behaviours.catalogue.Catalogue;
import dev.bitbrat.behaviours.catalogue.ComponentType;
import dev.bitbrat.behaviours.catalogue.Part;
import dev.bitbrat.config.reference.Example;
import dev.bitbrat.config.reference.Reference;
import dev.bitbrat.transcript.Cause;
import dev.bitbrat.transcript.Fixture;
import dev.bitbrat.transcript.Parsed;
import dev.bitbrat.transcript.Step;
import dev.bitbrat.transcript.Transcript;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page about components says what is so, with an example of each. */
class ReferenceTest {
  private static final Path PAGE =
      Path.of(System.getProperty("bitbrat.root", "../.."), "docs", "components.md");

  static List<ComponentType> components() {
    return Catalogue.installed().all();
  }

  @ParameterizedTest
  @MethodSource("components")
  void everyComponentHasAnExampleThatShowsItWithAndWithoutEffect(ComponentType type) {
    assertThat(Example.of(type)).as(Example.nameOf(type)).isPresent();
    Example example = Example.of(type).orElseThrow();
    SourceFile file =
        new SourceFile("example.yaml", false, example.bot().getBytes(StandardCharsets.UTF_8));
    Loaded loaded = BotLoader.read("example", List.of(file));
    assertThat(loaded).as(loaded::toString).isInstanceOf(Loaded.Ok.class);
    Loaded.Ok ok = (Loaded.Ok) loaded;
    assertThat(ok.warnings()).isEmpty();
    assertThat(BotConfig.read(ok.bundle().tree()).config().behaviours())
        .isNotEmpty()
        .allMatch(b -> b.runs());
    String there = "\"implementation\":\"" + type.implementation() + '"';
    assertThat(ok.bundle().text().contains(there)).isEqualTo(type.part() != Part.TEMPLATE);
    assertThat(example.bot()).contains(shortName(type));
    List<Step> steps = steps(example);
    assertThat(steps).anyMatch(step -> !step.outputs().isEmpty());
    assertThat(steps)
        .anyMatch(
            step ->
                step.outputs().isEmpty()
                    && !(step.cause() instanceof Fixture)
                    && !(step.cause() instanceof Cause.Restart));
  }

  /** As the short form names it. */
  private static String shortName(ComponentType type) {
    return type.implementation().replaceFirst("^(store|source)[.](?!get)", "");
  }

  @Test
  void thePageIsUpToDate() {
    assertThat(Stories.text(PAGE))
        .as("brat schema --markdown > docs/components.md")
        .isEqualTo(Reference.markdown());
  }

  private static List<Step> steps(Example example) {
    return switch (Transcript.parse(example.transcript())) {
      case Parsed.Ok(Transcript transcript) -> transcript.steps();
      case Parsed.Invalid invalid -> throw new AssertionError(invalid.problems());
    };
  }
}
