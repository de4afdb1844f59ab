package dev.bitbrat.behaviours;

import dev.bitbrat.behaviours.words.ChatText;
import dev.bitbrat.behaviours.words.Names;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.ExternalEvent;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Message;
import dev.bitbrat.events.Tree;
import org.jspecify.annotations.Nullable;

/** What an event is to a bot. */
sealed interface Kind {
  /** Type of the events that the scheduler makes. */
  String DUE = "schedule.due.v1";

  /**
   * A line of a person.
   *
   * @param command folded name of the command that it calls
   */
  record Line(@Nullable String command) implements Kind {}

  /** Something that happened on a platform. */
  record Happening(String name) implements Kind {}

  /**
   * A schedule's turn.
   *
   * @param trigger uuid of the trigger
   */
  record Due(String trigger) implements Kind {}

  /**
   * A delayed effect's turn.
   *
   * @param kind who takes it up
   */
  record Effect(String kind) implements Kind {}

  /** Nothing to react to; the bot's own words above all. */
  record Other() implements Kind {}

  static Kind of(Event event, String sigil) {
    if (isOwn(event.identity())) return new Other();
    if (event.type().equals(DUE)) return due(event);
    Message message = event.message();
    if (message != null) {
      return message.role().equals("user") ? new Line(command(event.text(), sigil)) : new Other();
    }
    ExternalEvent external = event.externalEvent();
    return external == null ? new Other() : new Happening(external.kind());
  }

  private static Kind due(Event event) {
    if (event.payload() == null) return new Other();
    String trigger = Tree.string(event.payload(), "trigger");
    if (trigger != null) return new Due(trigger);
    String effect = Tree.string(event.payload(), "effect");
    return effect == null ? new Other() : new Effect(effect);
  }

  private static @Nullable String command(String text, String sigil) {
    String word = ChatText.firstWord(text);
    boolean called = word.startsWith(sigil) && word.length() > sigil.length();
    return called ? Names.fold(word.substring(sigil.length())) : null;
  }

  private static boolean isOwn(Identity identity) {
    Identity.External external = identity.external();
    return identity.roles().contains("self")
        || (external != null && external.roles().contains("self"));
  }
}
