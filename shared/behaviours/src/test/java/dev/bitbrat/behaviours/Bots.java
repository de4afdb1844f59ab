package dev.bitbrat.behaviours;

import dev.bitbrat.behaviours.spi.Editor;
import dev.bitbrat.events.Delivery;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.ExternalEvent;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Ids;
import dev.bitbrat.events.Message;
import dev.bitbrat.events.Origin;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Configurations and chat lines for tests. */
final class Bots {
  private Bots() {}

  static Map<String, @Nullable Object> bot(Map<?, ?>... behaviours) {
    return tree("name", "burgeroni", "behaviours", List.of(behaviours));
  }

  static Map<String, @Nullable Object> behaviour(String name, Object... triggersConditionsActions) {
    Map<String, @Nullable Object> behaviour = tree("uuid", Ids.derive("test", name), "name", name);
    List<String> lists = List.of("triggers", "conditions", "actions");
    for (int i = 0; i < triggersConditionsActions.length; i++) {
      behaviour.put(lists.get(i), triggersConditionsActions[i]);
    }
    return behaviour;
  }

  static Map<String, @Nullable Object> component(
      String implementation, String property, Object value) {
    Map<String, @Nullable Object> properties = Map.of(property, value);
    return tree(
        "implementation",
        implementation,
        "uuid",
        Ids.derive("test", implementation + value),
        "properties",
        properties);
  }

  static Map<String, @Nullable Object> command(Object text) {
    return component("chat.command", "text", text);
  }

  static Map<String, @Nullable Object> reply(String message) {
    return component("reply", "message", message);
  }

  static Map<String, @Nullable Object> tree(@Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      tree.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return tree;
  }

  static TestBot engine(Map<String, @Nullable Object> bot) {
    BotConfig.Read read = BotConfig.read(bot);
    if (!read.isUsable()) throw new AssertionError(read.findings());
    TestBot test = new TestBot(new BotEngine(read.config()));
    test.documents().put(Editor.CONFIGURATION, bot);
    return test;
  }

  /** One behaviour that answers everybody's {@code !echo}. */
  static TestBot echo(String message) {
    return engine(
        bot(behaviour("echo", List.of(command("echo")), List.of(), List.of(reply(message)))));
  }

  static Event says(String login, String text, String... roles) {
    return saysAs(login, login, text, roles);
  }

  static Event saysAs(String login, String displayName, String text, String... roles) {
    return Event.of("chat.message.v1", Ids.correlation("twitch", "chat", login + text))
        .origin(Origin.of(Instant.EPOCH, "twitch", "burgeroni"))
        .identity(
            new Identity(
                new Identity.External(login, "twitch", login, displayName, Arrays.asList(roles)),
                null,
                null,
                Map.of()))
        .message(Message.user("m", text))
        .build();
  }

  static Event happens(String kind, Map<String, @Nullable Object> details) {
    return Event.of("external.event.v1", Ids.correlation("twitch", kind, details.toString()))
        .origin(Origin.of(Instant.EPOCH, "twitch", "burgeroni"))
        .externalEvent(new ExternalEvent("e", "twitch", kind, null, null, details, null, Map.of()))
        .build();
  }

  static List<String> texts(Decision decision) {
    return decision.deliveries().stream().map(d -> ((Delivery.Text) d).text()).toList();
  }
}
