package dev.bitbrat.behaviours.templates;

import dev.bitbrat.behaviours.spi.BehaviourTemplate;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.events.Role;
import java.util.Map;

@Implementation(
    value = "custom-commands",
    summary =
        "Moderators make commands from the chat: !addcom, !editcom, !delcom; !commands names them.")
record CustomCommands(
    @Property(value = "Who may make commands.", defaultValue = "moderator", main = true) Role who)
    implements BehaviourTemplate {
  @Override
  public Map<String, ?> values() {
    return Map.of("who", who.wireName());
  }
}
