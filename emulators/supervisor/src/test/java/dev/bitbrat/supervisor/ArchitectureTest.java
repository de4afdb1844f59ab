package dev.bitbrat.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.functions.HttpFunction;
import dev.bitbrat.events.Topics;
import dev.bitbrat.supervisor.Architecture.Read;
import dev.bitbrat.supervisor.Architecture.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {
  private static final Path ROOT = Path.of(System.getProperty("bitbrat.root"));
  private final Architecture architecture = Architecture.bundled();

  /** No function: nobody calls it, and terraform has a module of its own for it. */
  private static final String CONTAINER = "socket-gateway";

  @Test
  void namesEveryFunctionThereIsAndNoOther() throws Exception {
    try (Stream<Path> folders = Files.list(ROOT.resolve("functions"))) {
      assertThat(folders.filter(f -> Files.exists(f.resolve("pom.xml"))).map(Path::getFileName))
          .map(Path::toString)
          .filteredOn(name -> !name.equals(CONTAINER))
          .containsExactlyInAnyOrderElementsOf(architecture.services().keySet());
    }
  }

  @Test
  void everyEntryPointIsAFunctionThatTheFrameworkCanMake() throws Exception {
    for (Service service : architecture.services().values()) {
      Class<?> type =
          Class.forName(service.entryPoint(), false, ArchitectureTest.class.getClassLoader());
      assertThat(HttpFunction.class).as(service.name()).isAssignableFrom(type);
      assertThat(type.getConstructor().getParameterCount()).isZero();
    }
  }

  @Test
  void itsTopicsAreThoseOfTheCode() throws Exception {
    Set<String> known = new TreeSet<>(Topics.egress());
    for (var field : Topics.class.getFields()) {
      known.add(String.valueOf(field.get(null)));
    }
    assertThat(architecture.topics().keySet()).containsExactlyInAnyOrderElementsOf(known);
  }

  @Test
  void inEachTopologyWhateverIsPublishedIsReadOnce() {
    for (String topology : architecture.topologies()) {
      List<Service> services = architecture.servicesOf(topology);
      Set<String> published =
          services.stream().flatMap(s -> s.publishes().stream()).collect(Collectors.toSet());
      List<String> read =
          services.stream().flatMap(s -> s.reads().stream()).map(Read::topic).toList();
      assertThat(read).as(topology).doesNotHaveDuplicates().containsAll(published);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "twitch"})
  void alsoWhereOnlySomePlatformsAreWanted(String platforms) {
    Set<String> wanted = platforms.isEmpty() ? Set.of() : Set.of(platforms);
    Architecture some = architecture.with(wanted);
    for (String topology : some.topologies()) {
      List<String> read =
          some.servicesOf(topology).stream()
              .flatMap(s -> s.reads().stream())
              .map(Read::topic)
              .toList();
      assertThat(read).as(topology).containsExactlyInAnyOrderElementsOf(some.topics().keySet());
      assertThat(some.servicesOf(topology).stream().flatMap(s -> s.publishes().stream()))
          .as(topology)
          .isSubsetOf(some.topics().keySet());
    }
  }

  @Test
  void saysWhichPlatformsThereAre() {
    assertThatThrownBy(() -> architecture.with(Set.of("myspace")))
        .hasMessageContaining("no myspace among discord, kick, twilio, twitch");
  }

  @Test
  void aDeadlineIsLongEnoughForPubSubAndNotTooLong() {
    assertThat(architecture.services().values().stream().flatMap(s -> s.reads().stream()))
        .allSatisfy(read -> assertThat(read.ackDeadline().toSeconds()).isBetween(10L, 600L));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          version: 1               | version: 2                | version: 1
          topic: internal.llmbot.v1| topic: internal.llm.v1    | services.llm-bot.reads[0].topic: one of
          entry_point: dev         | entry: dev                | .entry_point: a text is missing
          ack_deadline_seconds: 90 | ack_deadline_seconds: '9' | ack_deadline_seconds: a whole number
          topologies: [split]      | topologies: [spilt]       | topologies[0]: one of
          secrets: [OPENAI_API_KEY]| secrets: [OPENAI_KEY]     | services.llm-bot.secrets[0]: one of
          version: 1               | version: [                | not valid YAML
          """)
  void saysWhereItIsWrong(String right, String wrong, String complaint) throws Exception {
    String yaml = Files.readString(ROOT.resolve("architecture.yaml"));
    assertThat(yaml).contains(right);
    assertThatThrownBy(() -> Architecture.parse(yaml.replace(right, wrong)))
        .isInstanceOf(ArchitectureException.class)
        .hasMessageContaining(complaint);
  }

  @Test
  void refusesOrderWhereThereIsNoKey() {
    String yaml =
        """
        version: 1
        topologies: [one]
        topics: { t: { key: [] } }
        delivery: { dead_letter_topic: t, max_delivery_attempts: 5 }
        secrets: {}
        services:
          s:
            kind: stage
            entry_point: x.Y
            topologies: [one]
            reads: [{ topic: t, ordered: true, ack_deadline_seconds: 60 }]
            publishes: []
            secrets: []
        """;
    assertThatThrownBy(() -> Architecture.parse(yaml))
        .hasMessage(
            "architecture.yaml: services.s.reads[0]: ordered, but messages of t have no key");
    Architecture unordered = Architecture.parse(yaml.replace("ordered: true", "ordered: false"));
    assertThat(Objects.requireNonNull(unordered.services().get("s")).reads()).hasSize(1);
    assertThatThrownBy(() -> unordered.servicesOf("two")).hasMessageContaining("no two among one");
  }
}
