package dev.bitbrat.discordgateway;

import dev.bitbrat.events.Origin;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import org.jspecify.annotations.Nullable;

/** Where something happened. */
record Place(String guildId, @Nullable String channelId, @Nullable String channel) {
  static Place of(GuildChannel channel) {
    return new Place(channel.getGuild().getId(), channel.getId(), channel.getName());
  }

  /** What happens in no channel is told where Discord itself welcomes people, if anywhere. */
  static Place of(Guild guild) {
    GuildChannel welcome = guild.getSystemChannel();
    return welcome == null ? new Place(guild.getId(), null, null) : of(welcome);
  }

  Origin origin(JDA jda, Instant now) {
    return new Origin(
        now,
        "discord",
        jda.getSelfUser().getId(),
        channel == null ? null : channel.toLowerCase(Locale.ROOT),
        channelId,
        Map.of("guildId", guildId));
  }
}
