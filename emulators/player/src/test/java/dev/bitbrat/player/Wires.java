package dev.bitbrat.player;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.config.Bundle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plays stories over wires. */
final class Wires {
  private Wires() {}

  /** Fails with what went otherwise than told; blanks at the ends of a line nobody would see. */
  static void play(Bundle bot, String story, Wire wire) throws InterruptedException {
    String shown =
        wire.story(story).replaceAll("(?m)^< +", "< ").replaceAll("(?m)^(< .*\\S) +$", "$1");
    Player player = Player.at(bot, bundle -> new WireVenue(bundle, wire, List.of()));
    Played played = player.play(Bots.transcript(shown));
    List<String> differences =
        played.differing().stream()
            .map(step -> step.rows() + " " + step.failures() + " " + step.why())
            .toList();
    assertThat(differences).isEmpty();
  }

  /** The same bot in a channel of Twitch. */
  static Bundle in(String channel, Bundle bot) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>(bot.tree());
    tree.put("contexts", List.of(Map.of("platform", "twitch", "channel", channel)));
    return Bundle.of(bot.name(), tree);
  }
}
