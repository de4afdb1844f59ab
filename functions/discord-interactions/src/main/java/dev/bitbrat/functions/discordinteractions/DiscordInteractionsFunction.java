package dev.bitbrat.functions.discordinteractions;

import dev.bitbrat.cloud.Cloud;
import dev.bitbrat.discord.DiscordWebhook;
import dev.bitbrat.function.WebFunction;

/** Entry point: Takes interactions of Discord and publishes them as events. */
public final class DiscordInteractionsFunction extends WebFunction {
  /** Used by the Functions Framework, once per instance: clients are built here and reused. */
  public DiscordInteractionsFunction() {
    super(
        Cloud.webWithoutStore(
            "discord-interactions",
            cloud ->
                new DiscordWebhook()
                    .handler(cloud.environment().asMap(), cloud.secrets(), cloud.ports())));
  }
}
