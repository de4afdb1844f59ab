package dev.bitbrat.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.bitbrat.behaviours.catalogue.Catalogue;
import dev.bitbrat.behaviours.catalogue.ComponentType;
import dev.bitbrat.behaviours.catalogue.Part;
import dev.bitbrat.config.reference.Example;
import dev.bitbrat.config.schema.BotSchema;
import dev.bitbrat.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema says the same as loading, as far as a schema can. */
class BotSchemaTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonSchema SCHEMA = compile(BotSchema.document());

  static List<String> stories() {
    return Stories.names();
  }

  @ParameterizedTest
  @MethodSource("stories")
  void everyStoryFits(String story) {
    fits(documents(Stories.configuration(story)));
  }

  @ParameterizedTest
  @MethodSource("stories")
  void everyStoryFitsAsItIsExported(String story) {
    Bundle bundle = ((Loaded.Ok) BotLoader.read("x", List.of(file(story)))).bundle();
    fits(documents(BotExport.yaml(bundle.tree())));
  }

  @Test
  void theBotThatComesAlongFits() {
    Path bot =
        Path.of(System.getProperty("bitbrat.root", "../.."), "scripts/bots/default/bot.yaml");
    fits(documents(Stories.text(bot)));
  }

  static List<ComponentType> components() {
    return Catalogue.installed().all();
  }

  @ParameterizedTest
  @MethodSource("components")
  void everyExampleFits(ComponentType type) {
    fits(documents(Example.of(type).orElseThrow().bot()));
  }

  @Test
  void randomBotsFit() {
    RandomBots bots = new RandomBots(new Random(3));
    for (int i = 0; i < 60; i++) {
      for (Map<String, @Nullable Object> document : documents(bots.next())) {
        if (!"later".equals(document.get("name"))) fits(List.of(document));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{name: x, triggers: [{ chat.comand: a }]}",
        "{name: x, triggers: [{ chat.command: two words }]}",
        "{name: x, triggers: [{ chat.command: [ok, 7] }]}",
        "{name: x, triggers: [{ chat.command: [] }]}",
        "{name: x, trigers: []}",
        "{name: x, triggers: { chat.command: a }}",
        "{name: x, triggers: [plan]}",
        "{name: x, triggers: [{ chat.command: a, reply: b }]}",
        "{name: x, triggers: [{ uuid: 5eed0001-0000-4000-8000-000000000001 }]}",
        "{name: x, triggers: [{ chat.command: a, negate: true }]}",
        "{name: x, triggers: [{ implementation: chat.command }]}",
        "{name: x, triggers: [{ chat.startedChatting: soon }]}",
        "{name: x, actions: [{ reply: }]}",
        "{name: x, actions: [{ reply: { mesage: a } }]}",
        "{name: x, actions: [{ kind: Trigger, implementation: reply, properties: {message: a} }]}",
        "{name: x, conditions: [{ user.role: moderater }]}",
        "{name: x, conditions: [{ any: [{ user.role: moderater }] }]}",
        "{name: x, conditions: [{ any: [] }]}",
        "{name: x, conditions: [{ arg.number: 0 }]}",
        "{name: x, uuid: nonsense}",
        "{name: x, active: yes}",
        "{name: 5}",
        "{triggers: []}",
        "{kind: Behavior, name: x}",
        "{kind: Behaviour, implementation: other.Behaviour, name: x}",
        "{kind: Trigger}",
        "{kind: Bot, name: Big Bot}",
        "{kind: Bot}",
        "{kind: Bot, name: a, config: { sigil: '!' }}",
        "{kind: Bot, name: a, config: { commandSigil: '' }}",
        "{kind: Bot, name: a, contexts: [{ channel: 5 }]}",
        "{kind: IOConfig, platform: twich}",
        "{kind: IOConfig}",
        "{kind: Template, template: conter, name: a}",
        "{kind: Template, counter: [1]}",
        "{kind: Template, template: counter}"
      })
  void aMistakeDoesNotFit(String yaml) {
    assertThat(problems(documents(yaml).getFirst())).isNotEmpty();
    Loaded loaded = BotLoader.read("x", List.of(new SourceFile("b", false, bytes(yaml))));
    boolean kept = loaded instanceof Loaded.Ok ok && !ok.warnings().isEmpty();
    assertThat(kept || loaded instanceof Loaded.Invalid).isTrue();
  }

  @Test
  void everyComponentHasASchemaOfItsOwn() {
    for (ComponentType type : Catalogue.installed().all()) {
      Map<String, @Nullable Object> schema = BotSchema.properties(type);
      assertThat(compile(schema).validate(node(Map.of("nonsense", 1)))).isNotEmpty();
    }
    ComponentType reply = Catalogue.installed().find(Part.ACTION, "reply").orElseThrow();
    JsonSchema schema = compile(BotSchema.properties(reply));
    assertThat(schema.validate(node(Map.of("message", "hi", "orElse", "no")))).isEmpty();
    assertThat(schema.validate(node(Map.of("message", 5)))).isNotEmpty();
    assertThat(schema.validate(node(Map.of()))).isNotEmpty();
  }

  private static void fits(List<Map<String, @Nullable Object>> documents) {
    assertThat(documents).isNotEmpty();
    for (Map<String, @Nullable Object> document : documents) {
      assertThat(problems(document)).as(Json.pretty(document)).isEmpty();
    }
  }

  private static Set<ValidationMessage> problems(Map<String, @Nullable Object> document) {
    return SCHEMA.validate(node(document));
  }

  private static JsonNode node(@Nullable Object tree) {
    try {
      return MAPPER.readTree(Json.write(tree));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonSchema compile(Map<String, @Nullable Object> schema) {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(node(schema));
  }

  private static List<Map<String, @Nullable Object>> documents(String yaml) {
    Problems problems = new Problems();
    List<Map<String, @Nullable Object>> documents = new ArrayList<>();
    for (Located document : YamlReader.read("bot.yaml", yaml, problems)) {
      documents.add(((Located.Fields) document).tree());
    }
    assertThat(problems.all()).isEmpty();
    return documents;
  }

  private static SourceFile file(String story) {
    return new SourceFile("bot.yaml", false, bytes(Stories.configuration(story)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
