package dev.bitbrat.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Message;
import dev.bitbrat.events.Origin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RuleIndexTest {
  private static final List<String> PATHS =
      List.of(
          "type",
          "channel",
          "source",
          "message.text",
          "payload.a",
          "payload.a.0",
          "user.roles",
          "identity.external.platform",
          "nothing",
          "annotations");
  private static final List<String> WORDS =
      List.of(
          "!so",
          "!shoutout",
          "!lurk ",
          "hi",
          "a",
          "twitch",
          "kick",
          "!",
          "chat.message.v1",
          "Ω",
          "mask",
          "12",
          "moderator",
          " ");
  private static final List<String> PATTERNS =
      List.of(
          "^!so",
          "^!(so|lurk)",
          "hi|a",
          "h?i",
          "!so+",
          "^mask$",
          "\\!lurk",
          "m.sk",
          "",
          "ab{0}",
          "k",
          "(?:a|x)",
          "(k|hi) (says|bob)",
          "^\\s*(!so|!lurk)\\b|ma+sk",
          "(!so|x)*hi",
          "[|]a|hi",
          "^\\u0021so");
  private static final List<String> TEXTS =
      List.of(
          "!so",
          "!SO bob",
          "please !lurk",
          "hi",
          "",
          "maſK",
          "a!b",
          "!shoutout twitch",
          "k",
          "ω says hi",
          "12",
          "|a",
          "chat.message.v1");
  private static final List<@Nullable Object> PAYLOADS =
      Arrays.asList(
          null, "a", "hi", 12L, true, List.of("a", "!so"), List.of(), Map.of("0", "a"), 1.0);

  @Test
  void missesNoRuleThatMatches() {
    RandomGenerator chance = new Random(42);
    int matches = 0;
    int asked = 0;
    int all = 0;
    for (int round = 0; round < 60; round++) {
      List<Logic> rules =
          IntStream.range(0, 50).mapToObj(i -> Compiling.ok(condition(chance, 3))).toList();
      RuleIndex index = new RuleIndex(rules);
      for (int i = 0; i < 50; i++) {
        Event event = event(chance);
        EventContext data = new EventContext(event, Samples.CONTEXT);
        List<Integer> found = index.find(data).stream().boxed().toList();
        List<Integer> matching =
            IntStream.range(0, 50).filter(r -> matches(rules.get(r), data)).boxed().toList();
        assertThat(found).as("%s", event).containsAll(matching);
        matches += matching.size();
        asked += found.size();
        all += rules.size();
      }
    }
    assertThat(matches).as("the rules do match something").isGreaterThan(all / 50);
    assertThat(asked).as("the index leaves rules out").isLessThan(all * 3 / 4);
  }

  @Test
  void asksOneOfTenThousandRulesThatAreAboutOtherCommands() {
    List<Logic> rules = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      // Digits at the front, so that no command is the beginning of another.
      rules.add(Compiling.ok(command("!%05dcmd".formatted(i))));
    }

    RuleIndex index = new RuleIndex(rules);

    assertThat(asked(index, "!04242cmd now")).containsExactly(4242);
    assertThat(asked(index, "!04242")).isEmpty();
    assertThat(asked(index, "hello")).isEmpty();
  }

  @Test
  void usesWhatTheFewestRulesShare() {
    List<Logic> rules = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      rules.add(Compiling.ok(and(equal("type", "chat.message.v1"), equal("channel", "#c" + i))));
    }
    Event event = Samples.line("hi").with().origin(Origin.of(Samples.NOW, "twitch", "#c7")).build();

    assertThat(new RuleIndex(rules).find(new EventContext(event, Samples.CONTEXT)).stream())
        .containsExactly(7);
  }

  @Test
  void asksARuleOfWhichItKnowsNothingEveryTime() {
    RuleIndex index =
        new RuleIndex(
            List.of(
                Compiling.ok(Map.of("!", List.of(equal("type", "x")))),
                Compiling.ok(true),
                Compiling.ok(
                    Map.of("==", List.of(Map.of("var", List.of("nothing", "here")), "here")))));

    assertThat(asked(index, "anything")).containsExactly(0, 1, 2);
  }

  private static List<Integer> asked(RuleIndex index, String text) {
    return index.find(new EventContext(Samples.line(text), Samples.CONTEXT)).stream()
        .boxed()
        .toList();
  }

  private static boolean matches(Logic logic, EventContext data) {
    try {
      return logic.matches(data);
    } catch (LogicException e) {
      return false;
    }
  }

  private static Map<String, Object> command(String command) {
    return and(
        equal("type", "chat.message.v1"),
        Map.of("re_test", List.of(Map.of("var", "message.text"), List.of("^" + command, "i"))));
  }

  private static Map<String, Object> equal(String path, String value) {
    return Map.of("==", List.of(Map.of("var", path), value));
  }

  private static Map<String, Object> and(Object... conditions) {
    return Map.of("and", List.of(conditions));
  }

  private static Event event(RandomGenerator chance) {
    Map<String, @Nullable Object> payload = new HashMap<>();
    payload.put("a", pick(chance, PAYLOADS));
    Message message = chance.nextInt(5) == 0 ? null : Message.user("m", pick(chance, TEXTS));
    return Samples.line("")
        .with()
        .type(pick(chance, List.of("chat.message.v1", "hi", "twitch")))
        .message(message)
        .payload(payload)
        .origin(Origin.of(Samples.NOW, pick(chance, List.of("twitch", "kick")), "a"))
        .build();
  }

  private static Object condition(RandomGenerator chance, int depth) {
    int kind = chance.nextInt(depth == 0 ? 9 : 14);
    return switch (kind) {
      case 0 -> Map.of("==", operands(chance, pick(chance, WORDS)));
      case 1 -> Map.of("===", operands(chance, pick(chance, WORDS)));
      case 2 -> Map.of("in", List.of(variable(chance), words(chance)));
      case 3 -> Map.of("in", List.of(pick(chance, WORDS), variable(chance)));
      case 4 -> Map.of("ci_eq", operands(chance, pick(chance, WORDS)));
      case 5 ->
          Map.of(
              "text_contains",
              List.of(variable(chance), pick(chance, WORDS), chance.nextBoolean()));
      case 6 ->
          Map.of(
              "text_contains",
              List.of(variable(chance), Map.of("cat", List.of("", pick(chance, WORDS)))));
      case 7 ->
          Map.of(
              "re_test",
              List.of(
                  variable(chance),
                  List.of(pick(chance, PATTERNS), chance.nextBoolean() ? "i" : "")));
      case 8 -> chance.nextInt(8) == 0 ? true : variable(chance);
      case 9, 10 -> Map.of("and", conditions(chance, depth));
      case 11 -> Map.of("or", conditions(chance, depth));
      case 12 -> Map.of(pick(chance, List.of("!", "!!")), List.of(condition(chance, depth - 1)));
      default ->
          Map.of(
              "if",
              List.of(
                  condition(chance, depth - 1),
                  condition(chance, depth - 1),
                  pick(chance, List.of(false, true, 0L))));
    };
  }

  private static List<Object> conditions(RandomGenerator chance, int depth) {
    List<Object> conditions = new ArrayList<>();
    int count = 1 + chance.nextInt(3);
    for (int i = 0; i < count; i++) conditions.add(condition(chance, depth - 1));
    return conditions;
  }

  private static List<Object> operands(RandomGenerator chance, Object constant) {
    Object variable = variable(chance);
    return chance.nextBoolean() ? List.of(variable, constant) : List.of(constant, variable);
  }

  private static Object variable(RandomGenerator chance) {
    String path = pick(chance, PATHS);
    return switch (chance.nextInt(6)) {
      case 0 -> Map.of("var", List.of(path));
      case 1 -> Map.of("var", List.of(path, pick(chance, WORDS)));
      default -> Map.of("var", path);
    };
  }

  private static List<Object> words(RandomGenerator chance) {
    List<Object> words = new ArrayList<>(List.of(pick(chance, WORDS), pick(chance, WORDS)));
    if (chance.nextInt(4) == 0) words.add(12L);
    return words;
  }

  private static <T extends @Nullable Object> T pick(RandomGenerator chance, List<T> from) {
    return from.get(chance.nextInt(from.size()));
  }
}
