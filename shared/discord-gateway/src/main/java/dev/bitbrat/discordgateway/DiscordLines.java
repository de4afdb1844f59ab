package dev.bitbrat.discordgateway;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Ids;
import dev.bitbrat.events.Message;
import dev.bitbrat.events.Topics;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.dv8tion.jda.api.entities.MessageReference;
import net.dv8tion.jda.api.entities.MessageType;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import org.jspecify.annotations.Nullable;

/** Makes events of what people write. */
final class DiscordLines {
  static final String SOURCE = "ingress.discord.gateway";

  private static final int MOST_ATTACHMENTS = 10;

  private DiscordLines() {}

  /** No event for programs and webhooks, nor for what Discord itself writes. */
  static Optional<Event> said(net.dv8tion.jda.api.entities.Message message, Instant now) {
    if (!isWritten(message)) return Optional.empty();
    String id = message.getId();
    Identity.External author = DiscordPeople.external(message.getAuthor(), message.getMember());
    return Optional.of(
        Event.of("chat.message.v1", Ids.correlation("discord", "chat", id))
            .source(SOURCE)
            .egressDestination(Topics.egressTo("discord"))
            .origin(Place.of(message.getGuildChannel()).origin(message.getJDA(), now))
            .identity(new Identity(author, null, null, Map.of()))
            .message(
                new Message(
                    id, "user", message.getContentRaw().strip(), null, details(message), Map.of()))
            .build());
  }

  /** Discord also says that a message changed when it has looked at the addresses in it. */
  static Optional<Event> edited(net.dv8tion.jda.api.entities.Message message, Instant now) {
    OffsetDateTime edited = message.getTimeEdited();
    if (edited == null || !isWritten(message)) return Optional.empty();
    String at = edited.toInstant().toString();
    return Optional.of(
        Told.of("message_edit", message.getId(), at)
            .by(message.getAuthor(), message.getMember())
            .put("message_id", message.getId())
            .put("message", message.getContentRaw().strip())
            .put("edited_at", at)
            .build(Place.of(message.getGuildChannel()), message.getJDA(), now));
  }

  private static boolean isWritten(net.dv8tion.jda.api.entities.Message message) {
    MessageType type = message.getType();
    return (type == MessageType.DEFAULT || type == MessageType.INLINE_REPLY)
        && !message.isWebhookMessage()
        && DiscordPeople.counts(message.getAuthor());
  }

  private static Map<String, @Nullable Object> details(
      net.dv8tion.jda.api.entities.Message message) {
    Map<String, @Nullable Object> details = new LinkedHashMap<>();
    details.put("guild_id", message.getGuild().getId());
    details.put("guild", message.getGuild().getName());
    if (message.getGuildChannel() instanceof ThreadChannel thread) {
      details.put("parent_id", thread.getParentChannel().getId());
      details.put("parent", thread.getParentChannel().getName());
    }
    MessageReference reference = message.getMessageReference();
    if (reference != null) details.put("reply_to", reference.getMessageId());
    List<Map<String, @Nullable Object>> attachments =
        message.getAttachments().stream()
            .limit(MOST_ATTACHMENTS)
            .map(DiscordLines::attachment)
            .toList();
    if (!attachments.isEmpty()) details.put("attachments", attachments);
    return details;
  }

  private static Map<String, @Nullable Object> attachment(
      net.dv8tion.jda.api.entities.Message.Attachment attachment) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("filename", attachment.getFileName());
    row.put("url", attachment.getUrl());
    row.put("content_type", attachment.getContentType());
    row.put("size", attachment.getSize());
    return row;
  }
}
