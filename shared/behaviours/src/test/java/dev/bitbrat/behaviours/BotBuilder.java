package dev.bitbrat.behaviours;

import static dev.bitbrat.behaviours.Bots.tree;

import dev.bitbrat.behaviours.spi.Editor;
import dev.bitbrat.events.Ids;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Describes a bot in few words. */
final class BotBuilder {
  private final List<Map<String, @Nullable Object>> documents = new ArrayList<>();
  private final List<Map<String, @Nullable Object>> behaviours = new ArrayList<>();
  private int parts;

  /** A component that is not part of a bot yet. */
  record Piece(String implementation, Map<String, @Nullable Object> properties, boolean negated) {}

  static Piece piece(String implementation, Object... namesAndValues) {
    return new Piece(implementation, tree(namesAndValues), false);
  }

  static Piece reply(String message) {
    return piece("reply", "message", message);
  }

  /** A condition: whoever is at least a moderator. */
  static Piece moderator() {
    return piece("user.role", "atLeast", "moderator");
  }

  static Piece not(Piece piece) {
    return new Piece(piece.implementation, piece.properties, true);
  }

  BotBuilder store(String name, String implementation, Object... namesAndValues) {
    return document("DataStore", name, implementation, namesAndValues);
  }

  BotBuilder source(String name, String implementation, Object... namesAndValues) {
    return document("DataSource", name, implementation, namesAndValues);
  }

  private BotBuilder document(String kind, String name, String implementation, Object... pairs) {
    Map<String, @Nullable Object> properties = tree(pairs);
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("kind", kind);
    document.put("name", name);
    document.put("uuid", uuid());
    document.put("implementation", implementation);
    document.put("datatype", properties.remove("datatype"));
    document.put("properties", properties);
    documents.add(document);
    return this;
  }

  /** A behaviour of the command's name; what is no action is a condition. */
  BotBuilder command(Object text, Piece... pieces) {
    return behaviour(text.toString(), piece("chat.command", "text", text), pieces);
  }

  BotBuilder behaviour(String name, Piece trigger, Piece... pieces) {
    List<Piece> conditions = Arrays.stream(pieces).filter(BotBuilder::isCondition).toList();
    List<Piece> actions = Arrays.stream(pieces).filter(piece -> !isCondition(piece)).toList();
    behaviours.add(
        tree(
            "uuid", uuid(),
            "name", name,
            "triggers", trees(List.of(trigger)),
            "conditions", trees(conditions),
            "actions", trees(actions)));
    return this;
  }

  private static boolean isCondition(Piece piece) {
    return List.of("user.role", "arg.count", "arg.number", "stream.live")
        .contains(piece.implementation);
  }

  private List<Map<String, @Nullable Object>> trees(List<Piece> pieces) {
    return pieces.stream().map(this::component).toList();
  }

  private Map<String, @Nullable Object> component(Piece piece) {
    return tree(
        "uuid", uuid(),
        "implementation", piece.implementation,
        "negate", piece.negated,
        "properties", piece.properties);
  }

  private String uuid() {
    parts++;
    return Ids.derive("test", "part " + parts);
  }

  BotConfig.Read read() {
    return BotConfig.read(bundle());
  }

  private Map<String, @Nullable Object> bundle() {
    return tree("name", "burgeroni", "documents", documents, "behaviours", behaviours);
  }

  TestBot build() {
    BotConfig.Read read = read();
    if (!read.findings().isEmpty()) throw new AssertionError(read.findings());
    TestBot bot = new TestBot(new BotEngine(read.config()));
    bot.documents().put(Editor.CONFIGURATION, bundle());
    return bot;
  }
}
