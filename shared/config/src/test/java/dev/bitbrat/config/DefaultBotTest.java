package dev.bitbrat.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.behaviours.BotConfig;
import dev.bitbrat.behaviours.BotEngine;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.Message;
import dev.bitbrat.events.Tree;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The bot that comes along loads without a word of complaint and does what its help says. */
class DefaultBotTest {
  private static final Path BOT =
      Path.of(System.getProperty("bitbrat.root", "../.."), "scripts", "bots", "default");

  @Test
  void loadsWithoutAWarning() {
    Loaded loaded = BotLoader.load(BOT);
    assertThat(loaded).isInstanceOf(Loaded.Ok.class);
    Loaded.Ok ok = (Loaded.Ok) loaded;
    assertThat(ok.warnings()).isEmpty();
    assertThat(ok.bundle().name()).isEqualTo("default");
    assertThat(Tree.maps(ok.bundle().tree(), "rules"))
        .extracting(r -> r.get("id"))
        .containsExactly("greeting", "mention");
  }

  @Test
  void answersPing() {
    Bundle bundle = ((Loaded.Ok) BotLoader.load(BOT)).bundle();
    BotEngine engine = new BotEngine(BotConfig.read(bundle.tree()).config());
    Event ping = Event.of("chat.message.v1", "c").message(Message.user("m", "!ping")).build();
    assertThat(engine.concerns(ping)).isTrue();
    assertThat(engine.config().behaviours().getFirst().sentence("!"))
        .isEqualTo("When a user sends the chat command !ping, send the message \"pong\".");
  }
}
