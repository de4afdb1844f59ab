package dev.bitbrat.checks;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may know whom. A rule that sees nothing must fail, so the classes seen are counted. */
class ArrowsTest {
  private static final Path ROOT = Path.of(System.getProperty("bitbrat.root"));
  private static JavaClasses project;

  @BeforeAll
  static void importCompiledModules() throws Exception {
    try (Stream<Path> paths = Files.find(ROOT, 4, (path, a) -> path.endsWith("target/classes"))) {
      List<Path> modules =
          paths.filter(p -> !p.startsWith(ROOT.resolve("scripts/checks"))).toList();
      project =
          new ClassFileImporter()
              .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
              .importPaths(modules);
    }
  }

  @Test
  void enoughClassesAreSeen() {
    assertThat(project.size()).isGreaterThan(600);
  }

  @Test
  void theCoreKnowsNoLibraryNoHttpAndNoLogger() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.bitbrat.events..", "dev.bitbrat.rules..", "dev.bitbrat.behaviours..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("com.google.cloud..")
                .or(resideInAPackage("com.google.gson.."))
                .or(resideInAPackage("java.net..").and(not(isAnAddressAsText())))
                .or(resideInAPackage("java.sql.."))
                .or(resideInAPackage("java.util.logging.."))
                .or(resideInAPackage("org.slf4j..")))
        .check(project);
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.bitbrat.events..", "dev.bitbrat.rules..", "dev.bitbrat.behaviours..")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(System.Logger.class)
        .check(project);
  }

  @Test
  void eventsKnowNobodyOfOurs() {
    onlyKnow("events");
  }

  @Test
  void rulesBehavioursAndPipelineKnowEventsOnly() {
    onlyKnow("rules", "events");
    onlyKnow("behaviours", "events");
    onlyKnow("pipeline", "events");
  }

  @Test
  void stagesKnowTheCoreAndNoAdapter() {
    onlyKnow("stages", "events", "rules", "behaviours", "pipeline");
    onlyKnow("llm", "events", "pipeline");
  }

  @Test
  void adaptersDoNotKnowEachOther() {
    onlyKnow("json", "events", "pipeline");
    onlyKnow("local", "events", "pipeline", "json");
    onlyKnow("gcp", "events", "pipeline", "json");
    onlyKnow("fetch", "events", "pipeline", "behaviours");
    onlyKnow("platform", "events", "pipeline", "json", "web");
    for (String platform : List.of("twitch", "kick", "discord", "twilio", "hooks")) {
      onlyKnow(platform, "events", "pipeline", "json", "web", "platform");
    }
    onlyKnow("oauth", "events", "pipeline", "json", "web", "platform");
    onlyKnow("gateway", "events", "pipeline", "json", "web");
    onlyKnow("irc", "events", "pipeline", "json", "web", "platform", "twitch", "gateway");
    onlyKnow(
        "discordgateway", "events", "pipeline", "json", "web", "platform", "gateway", "discord");
    onlyKnow("web");
    onlyKnow("observability", "events", "pipeline", "json", "web");
  }

  @Test
  void transcriptsKnowNoEngine() {
    onlyKnow("transcript", "events", "json");
  }

  @Test
  void aFunctionNeverDependsOnAFunction() {
    slices().matching("dev.bitbrat.functions.(*)..").should().notDependOnEachOther().check(project);
  }

  /**
   * Nothing that is deployed can open it: it knows the functions' wiring and they do not know it.
   */
  @Test
  void onlyWhatRunsOnThisMachineKnowsTheTestDoor() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.bitbrat..")
        .and()
        .resideOutsideOfPackages("dev.bitbrat.testdoor..", "dev.bitbrat.supervisor..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.bitbrat.testdoor..")
        .check(project);
  }

  @Test
  void nothingWritesToTheStandardStreamsButTheCommandLine() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.bitbrat.events..",
            "dev.bitbrat.rules..",
            "dev.bitbrat.behaviours..",
            "dev.bitbrat.pipeline..",
            "dev.bitbrat.stages..",
            "dev.bitbrat.json..",
            "dev.bitbrat.transcript..",
            "dev.bitbrat.player..",
            "dev.bitbrat.gcp..",
            "dev.bitbrat.local..",
            "dev.bitbrat.twitch..",
            "dev.bitbrat.kick..",
            "dev.bitbrat.discord..",
            "dev.bitbrat.twilio..",
            "dev.bitbrat.hooks..",
            "dev.bitbrat.platform..",
            "dev.bitbrat.oauth..",
            "dev.bitbrat.gateway..",
            "dev.bitbrat.irc..",
            "dev.bitbrat.discordgateway..",
            "dev.bitbrat.fetch..",
            "dev.bitbrat.llm..",
            "dev.bitbrat.api..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(project);
  }

  /**
   * Reading or writing an address connects to nothing, as long as it is no {@link java.net.URL}.
   */
  private static DescribedPredicate<JavaClass> isAnAddressAsText() {
    return type(URI.class).or(type(URISyntaxException.class)).or(type(URLEncoder.class));
  }

  private static void onlyKnow(String module, String... others) {
    String[] allowed =
        Stream.concat(
                Stream.of("java..", "javax..", "org.jspecify..", "dev.bitbrat." + module + ".."),
                Stream.of(others).map(other -> "dev.bitbrat." + other + ".."))
            .toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage("dev.bitbrat." + module + "..")
        .should()
        .onlyDependOnClassesThat(
            resideInAPackage("dev.bitbrat..").negate().or(resideInAnyPackage(allowed)))
        .check(project);
  }
}
