package dev.bitbrat.config.mewbot;

import dev.bitbrat.behaviours.catalogue.Part;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Names of mewbot by the last segment, since its examples move about. */
public final class Aliases {
  private static final String NARROW = "narrow_reply";

  private static final Map<String, Alias> TRIGGERS =
      Map.of(
          "AllEventsTrigger", fixed("any", Map.of()),
          "AllEventTrigger", fixed("any", Map.of()),
          "DiscordTextCommandTrigger", renamed("chat.message", "command", "equals"),
          "DiscordDeleteEventTrigger", happening("message_delete"),
          "DiscordEditTrigger", happening("message_edit"),
          "DiscordAllCommandTrigger", fixed("any", Map.of()));

  private static final Map<String, Alias> ACTIONS =
      Map.of(
          "PrintAction", log("Processed event ${event.type}: ${message|nothing was said}"),
          "RSSPrintAction", log("${event.title|untitled}, ${event.author|unknown}"),
          "DiscordPrintAction", log("${user}: ${message}"),
          "ReplyAction", new Alias("reply", Aliases::reply, NARROW::equals),
          "DiscordCommandTextResponse", new Alias("reply", Aliases::literally, name -> false),
          "DiscordDeleteResponseAction",
              says("User ${user} has deleted the message: \"${event.text|of unknown content}\""),
          "DiscordEditResponse",
              says("User ${user} has changed \"${event.before|?}\" to \"${event.after|?}\""));

  private static final Map<String, String> IO =
      Map.of("HTTPServlet", "webhook", "RSSIO", "rss", "DiscordIO", "discord");

  private static final Map<String, String> HINTS =
      Map.of(
          "SocketIO",
          "a server without an address of its own cannot listen on a socket, so this is kept and"
              + " does nothing; use the webhook in its place",
          "DesktopNotificationIO",
          "a server has no desktop, so this is kept and does nothing; send the text to another"
              + " output with output.send",
          "DiscordMessageToNotificationAction",
          "a server has no desktop, so the behaviour stays inactive; send the text to another"
              + " output with output.send",
          "DiscordDiceRollerBehavior",
          "dice rolled by Python code are not known here, so the behaviour is kept and does"
              + " nothing; describe it with triggers and actions");

  private Aliases() {}

  /** What the component of that name is here, if it is one of mewbot's. */
  public static Optional<Alias> find(Part part, String implementation) {
    if (implementation.indexOf('.') < 0) return Optional.empty();
    return switch (part) {
      case TRIGGER -> Optional.ofNullable(TRIGGERS.get(className(implementation)));
      case ACTION -> Optional.ofNullable(ACTIONS.get(className(implementation)));
      case CONDITION, STORE, SOURCE, TEMPLATE -> Optional.empty();
    };
  }

  /** The platform that an input and output of mewbot is for. */
  public static Optional<String> platform(String implementation) {
    return Optional.ofNullable(IO.get(className(implementation)));
  }

  /** Why something of mewbot has no counterpart, and what to use instead. */
  public static Optional<String> hint(String implementation) {
    return Optional.ofNullable(HINTS.get(className(implementation)));
  }

  private static String className(String implementation) {
    return implementation.substring(implementation.lastIndexOf('.') + 1);
  }

  /** Whatever they say, it means the same. */
  private static Alias fixed(String implementation, Map<String, @Nullable Object> ours) {
    return new Alias(implementation, theirs -> ours, name -> true);
  }

  private static Alias happening(String kind) {
    return fixed("platform.event", Map.of("event", kind));
  }

  private static Alias log(String message) {
    return fixed("log", Map.of("message", message));
  }

  private static Alias says(String message) {
    return fixed("reply", Map.of("message", message));
  }

  private static Alias renamed(String implementation, String theirName, String ourName) {
    return new Alias(
        implementation,
        theirs -> {
          Map<String, @Nullable Object> ours = new LinkedHashMap<>();
          theirs.forEach((name, value) -> ours.put(name.equals(theirName) ? ourName : name, value));
          return ours;
        },
        name -> false);
  }

  private static Map<String, @Nullable Object> reply(Map<String, @Nullable Object> theirs) {
    Map<String, @Nullable Object> ours = texts(theirs, PythonTemplate::translate);
    ours.remove(NARROW);
    return ours;
  }

  private static Map<String, @Nullable Object> literally(Map<String, @Nullable Object> theirs) {
    return texts(theirs, PythonTemplate::literal);
  }

  private static Map<String, @Nullable Object> texts(
      Map<String, @Nullable Object> theirs, UnaryOperator<String> translation) {
    Function<@Nullable Object, @Nullable Object> one =
        value -> value instanceof String text ? translation.apply(text) : value;
    Map<String, @Nullable Object> ours = new LinkedHashMap<>();
    theirs.forEach((name, value) -> ours.put(name, one.apply(value)));
    return ours;
  }
}
