package dev.bitbrat.bench;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Origin;
import dev.bitbrat.json.Json;
import dev.bitbrat.rules.RuleContext;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Rules as people write them, in a mix: commands in both usual forms, mentions, types of platform
 * events, words in one channel, patterns. Each has its own text, and asks for a chat line first
 * where the usual rules do.
 */
final class SampleRules {
  static final RuleContext CONTEXT =
      new RuleContext(
          "!", "Bench", "benchbot", FakeClock.START, (event, rule, all) -> all.getFirst());
  private static final String CHAT = "{\"==\": [{\"var\": \"type\"}, \"chat.message.v1\"]}";
  private static final String TEXT = "{\"var\": \"message.text\"}";
  private static final int KINDS = 6;

  private SampleRules() {}

  /** A command that exactly one of that many rules matches, the middle one or near it. */
  static Event command(int rules) {
    return line("!do" + middle(rules) + " it now please, and thank you all for watching");
  }

  /** What no rule is about. */
  static Event chatter() {
    return line("what a nice game this is, who wants to play the next round with me?");
  }

  /** Id of the rule that matches {@link #command}. */
  static String expected(int rules) {
    return id(middle(rules));
  }

  static List<Map<String, Object>> documents(int rules) {
    List<Map<String, Object>> documents = new ArrayList<>(rules);
    List<String> logic = logic(rules);
    for (int i = 0; i < rules; i++) {
      documents.add(
          Map.of(
              "id",
              id(i),
              "enabled",
              true,
              "priority",
              i,
              "logic",
              Json.parseObject(logic.get(i)),
              "routingSlip",
              List.of(Map.of("id", "llm-bot", "nextTopic", "internal.llmbot.v1"))));
    }
    return documents;
  }

  /** The logic of each rule, as JSON text. */
  static List<String> logic(int rules) {
    List<String> logic = new ArrayList<>(rules);
    for (int i = 0; i < rules; i++) logic.add(logic(i % KINDS, i));
    return logic;
  }

  /** What JsonLogic needs to know of an event, as a plain map. */
  static Map<String, Object> data(Event event) {
    return Map.of(
        "type",
        event.type(),
        "message",
        Map.of("text", event.text()),
        "ingress",
        Map.of("channel", String.valueOf(event.origin().channel())),
        "config",
        Map.of("commandSigil", CONTEXT.commandSigil(), "botUsername", CONTEXT.botUsername()));
  }

  private static String logic(int kind, int i) {
    return switch (kind) {
      case 0 -> and(CHAT, test("^!do" + i + "\\\\b"));
      case 1 ->
          and(CHAT, contains("{\"cat\": [{\"var\": \"config.commandSigil\"}, \"say" + i + " \"]}"));
      case 2 -> and(CHAT, contains("\"@friend" + i + "\""));
      case 3 -> "{\"==\": [{\"var\": \"type\"}, \"twitch.eventsub.kind" + i + ".v1\"]}";
      case 4 ->
          and(
              "{\"==\": [{\"var\": \"ingress.channel\"}, \"#channel" + i + "\"]}",
              contains("\"giveaway\""));
      default -> and(CHAT, test("(who|what) is topic" + i + "\\\\b"));
    };
  }

  private static String and(String one, String other) {
    return "{\"and\": [" + one + ", " + other + "]}";
  }

  private static String test(String pattern) {
    return "{\"re_test\": [" + TEXT + ", \"" + pattern + "\", \"i\"]}";
  }

  private static String contains(String needle) {
    return "{\"text_contains\": [" + TEXT + ", " + needle + ", true]}";
  }

  private static Event line(String text) {
    return Samples.ben(text)
        .with()
        .origin(Origin.of(FakeClock.START, "twitch", "#burgeroni"))
        .build();
  }

  private static int middle(int rules) {
    return rules / 2 / KINDS * KINDS;
  }

  private static String id(int i) {
    return "rule-%05d".formatted(i);
  }
}
