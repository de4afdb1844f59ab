package dev.bitbrat.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.discord.SlashCommands.Command;
import dev.bitbrat.discord.SlashCommands.Made;
import dev.bitbrat.discord.SlashCommands.Synced;
import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.platform.rest.RestSettings;
import dev.bitbrat.standins.DiscordStandIn;
import dev.bitbrat.standins.Misbehaviour.Fail;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeSecrets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlashCommandsTest {
  DiscordStandIn discord = DiscordStandIn.start();
  FakeSecrets secrets = new FakeSecrets().with(DiscordRest.BOT_TOKEN, DiscordStandIn.TOKEN);
  SlashCommands slash = new SlashCommands(RestSettings.at(discord.uri()), secrets, new FakeClock());

  @AfterEach
  void close() {
    discord.close();
  }

  @Test
  void makesACommandWithRoomForText() {
    Made made = SlashCommands.make(List.of(new Command("!SO", "give somebody\na shoutout")));

    assertThat(made.problems()).isEmpty();
    assertThat(made.commands()).singleElement().satisfies(this::isShoutout);
  }

  private void isShoutout(Map<String, ?> command) {
    assertThat(command.get("name")).isEqualTo("so");
    assertThat(command.get("description")).isEqualTo("give somebody a shoutout");
    assertThat(command.get("options")).asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(1);
  }

  @Test
  void reportsWhatCannotBeOne() {
    Made made =
        SlashCommands.make(
            List.of(
                new Command("8ball", ""),
                new Command("a.b", "x"),
                new Command("x".repeat(33), "x"),
                new Command("\u00fcber-'_", "x".repeat(300)),
                new Command("8BALL", "again"),
                new Command("", "x")));

    assertThat(made.commands())
        .extracting(c -> c.get("name"))
        .containsExactly("8ball", "\u00fcber-'_");
    assertThat(made.commands())
        .extracting(c -> String.valueOf(c.get("description")).length())
        .containsExactly(5, 100);
    assertThat(made.problems()).hasSize(3).first().asString().startsWith("a.b cannot be");
  }

  @Test
  void reportsWhatIsTooMany() {
    Made made =
        SlashCommands.make(
            IntStream.range(0, 102).mapToObj(i -> new Command("c" + i, "x")).toList());
    assertThat(made.commands()).hasSize(100);
    assertThat(made.problems()).hasSize(2);
  }

  @Test
  void writesOnlyWhatDiffers() {
    Made made = SlashCommands.make(List.of(new Command("so", "x"), new Command("ping", "y")));

    assertThat(slash.sync("b1", made)).isEqualTo(Synced.WRITTEN);
    assertThat(slash.sync("b1", made)).isEqualTo(Synced.UNCHANGED);
    assertThat(discord.commandWrites()).isEqualTo(1);
    Made other = SlashCommands.make(List.of(new Command("so", "different")));
    assertThat(slash.sync("b1", other)).isEqualTo(Synced.WRITTEN);
    assertThat(discord.commands()).hasSize(1);
  }

  @Test
  void saysWhyItDidNotWork() {
    Made made = SlashCommands.make(List.of(new Command("so", "x")));
    discord.next(Fail.with(503));
    assertThatThrownBy(() -> slash.sync("b1", made)).isInstanceOf(OutageException.class);
    secrets.with(DiscordRest.BOT_TOKEN, "wrong").forget(DiscordRest.BOT_TOKEN);
    assertThatThrownBy(() -> slash.sync("b1", made))
        .isInstanceOf(ExplainedException.class)
        .hasMessageContaining(DiscordRest.BOT_TOKEN);
  }
}
