package dev.bitbrat.bench;

import dev.bitbrat.behaviours.BotConfig;
import dev.bitbrat.behaviours.BotEngine;
import dev.bitbrat.events.Ids;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Bots as people write them: of twenty behaviours eighteen are commands, some for moderators or
 * with an argument, one is about something that happens on the platform and one a timer.
 */
final class SampleBots {
  private static final int MIX = 20;
  private static final int RARE = 100;

  private SampleBots() {}

  /** What the behaviours are like. */
  enum Kind {
    /** Nothing is kept. */
    COMMANDS,
    /** One in a hundred, and the one that is called, has a cooldown and counts. */
    COUNTING,
    /** All wait for words somewhere in a line. */
    WORDS
  }

  static BotEngine engine(Kind kind, int behaviours) {
    List<Map<String, @Nullable Object>> trees = new ArrayList<>();
    for (int i = 0; i < behaviours; i++) trees.add(behaviour(kind, i, called(behaviours)));
    Map<String, @Nullable Object> store =
        tree("kind", "DataStore", "name", "calls", "implementation", "store.single");
    store.put("uuid", Ids.derive("bench", "calls"));
    store.put("properties", Map.of("datatype", "number", "default", 0L));
    BotConfig.Read read =
        BotConfig.read(tree("name", "bench", "documents", List.of(store), "behaviours", trees));
    if (!read.findings().isEmpty()) throw new IllegalStateException(read.findings().toString());
    return new BotEngine(read.config());
  }

  /** A command that exactly one of that many behaviours has, in their middle or near it. */
  static String command(int behaviours) {
    return "!do" + called(behaviours) + " it now please";
  }

  /** An index whose behaviour is an unguarded command. */
  private static int called(int behaviours) {
    return behaviours / 2 / MIX * MIX;
  }

  private static Map<String, @Nullable Object> behaviour(Kind kind, int i, int called) {
    List<Map<String, @Nullable Object>> conditions = new ArrayList<>();
    List<Map<String, @Nullable Object>> actions = new ArrayList<>();
    boolean counts = kind == Kind.COUNTING && (i == called || i % RARE == 0);
    if (counts) {
      conditions.add(component(i, "cooldown", "perUser", "30s"));
      actions.add(component(i, "datastore.increment", "datastore", "calls"));
    }
    if (i != called && i % 3 == 0) {
      conditions.add(component(i, "user.role", "atLeast", "moderator"));
    }
    if (i != called && i % 7 == 0) conditions.add(component(i, "arg.count", "min", 1L));
    actions.add(component(i, "reply", "message", "${@user} asked for number " + i + ": ${args}"));
    Map<String, @Nullable Object> behaviour =
        tree("uuid", Ids.derive("bench", "behaviour " + i), "name", "behaviour " + i);
    behaviour.put("triggers", List.of(trigger(kind, i)));
    behaviour.put("conditions", conditions);
    behaviour.put("actions", actions);
    return behaviour;
  }

  private static Map<String, @Nullable Object> trigger(Kind kind, int i) {
    if (kind == Kind.WORDS) {
      return component(i, "chat.message", "contains", List.of("who is friend" + i, "topic" + i));
    }
    return switch (i % MIX) {
      case MIX - 1 -> component(i, "platform.event", "event", "kind" + i);
      case MIX - 2 -> component(i, "schedule.whilstLive", "every", "20m");
      default -> component(i, "chat.command", "text", List.of("do" + i, "make" + i));
    };
  }

  private static Map<String, @Nullable Object> component(
      int i, String implementation, String property, Object value) {
    return tree(
        "uuid",
        Ids.derive("bench", implementation + ' ' + i),
        "implementation",
        implementation,
        "properties",
        tree(property, value));
  }

  private static Map<String, @Nullable Object> tree(Object... namesAndValues) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      tree.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return tree;
  }
}
