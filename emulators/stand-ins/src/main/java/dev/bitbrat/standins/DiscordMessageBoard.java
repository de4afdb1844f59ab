package dev.bitbrat.standins;

import dev.bitbrat.events.Tree;
import dev.bitbrat.standins.DiscordStandIn.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** What is in the channels, each message once by its nonce, and which interactions wait. */
final class DiscordMessageBoard {
  /** Discord says "a few minutes". */
  private static final Duration NONCES_KEPT = Duration.ofMinutes(5);

  private static final Duration TOKENS_VALID = Duration.ofMinutes(15);
  private static final int MOST_CHARACTERS = 2000;
  private static final int NONCE_CHARACTERS = 25;

  private final List<Message> messages = new ArrayList<>();
  private final Map<String, Waiting> interactions = new LinkedHashMap<>();
  private final Set<String> thinking = new HashSet<>();
  private final LinkedBlockingQueue<Message> arrivals = new LinkedBlockingQueue<>();
  private InstantSource clock = InstantSource.system();
  private long nextId = 1_000_000_000_000_000_001L;

  private record Waiting(String channelId, Instant since) {}

  synchronized void clock(InstantSource other) {
    clock = other;
  }

  LinkedBlockingQueue<Message> arrivals() {
    return arrivals;
  }

  synchronized List<Message> messages() {
    return List.copyOf(messages);
  }

  /** An interaction was answered with "thinking". */
  synchronized void defer(String token, String channelId) {
    interactions.put(token, new Waiting(channelId, clock.instant()));
    thinking.add(token);
  }

  /** Tokens of interactions that still show "thinking". */
  synchronized Set<String> thinking() {
    return Set.copyOf(thinking);
  }

  synchronized Answer post(String channelId, Map<String, @Nullable Object> body) {
    Answer problem = problem(body);
    if (problem != null) return problem;
    String nonce = Tree.string(body, "nonce");
    if (Boolean.TRUE.equals(body.get("enforce_nonce")) && nonce != null) {
      Instant since = clock.instant().minus(NONCES_KEPT);
      Optional<Message> same =
          messages.stream()
              .filter(m -> nonce.equals(m.nonce()) && m.at().isAfter(since))
              .findFirst();
      if (same.isPresent()) return Answer.json(200, row(same.get()));
    }
    return add(channelId, body, null);
  }

  synchronized Answer followUp(String token, Map<String, @Nullable Object> body) {
    Waiting waiting = interactions.get(token);
    if (waiting == null || clock.instant().isAfter(waiting.since.plus(TOKENS_VALID))) {
      return DiscordStandIn.error(401, 50_027, "Invalid Webhook Token");
    }
    Answer problem = problem(body);
    if (problem != null) return problem;
    thinking.remove(token);
    return add(waiting.channelId, body, token);
  }

  /** What stands in the place of an interaction's answer, to look at or to take away. */
  synchronized Answer original(String token, boolean delete) {
    if (!interactions.containsKey(token)) {
      return DiscordStandIn.error(404, 10_015, "Unknown Webhook");
    }
    Optional<Message> first =
        messages.stream().filter(m -> token.equals(m.interaction())).findFirst();
    if (first.isEmpty() && !thinking.contains(token)) {
      return DiscordStandIn.error(404, 10_008, "Unknown Message");
    }
    if (!delete) return Answer.json(200, first.map(m -> row(m)).orElse(Map.of("flags", 128)));
    thinking.remove(token);
    first.ifPresent(messages::remove);
    return Answer.empty(204);
  }

  synchronized Answer delete(String channelId, String id) {
    boolean gone = messages.removeIf(m -> m.id().equals(id) && m.channelId().equals(channelId));
    return gone ? Answer.empty(204) : DiscordStandIn.error(404, 10_008, "Unknown Message");
  }

  private static @Nullable Answer problem(Map<String, @Nullable Object> body) {
    String content = Tree.string(body, "content");
    if (content == null || content.isBlank()) {
      return DiscordStandIn.error(400, 50_006, "Cannot send an empty message");
    }
    String nonce = Tree.string(body, "nonce");
    boolean tooLong =
        content.codePointCount(0, content.length()) > MOST_CHARACTERS
            || (nonce != null && nonce.length() > NONCE_CHARACTERS);
    if (tooLong || DiscordPings.contradicts(body)) {
      return DiscordStandIn.error(400, 50_035, "Invalid Form Body");
    }
    return null;
  }

  private Answer add(
      String channelId, Map<String, @Nullable Object> body, @Nullable String interaction) {
    Message message =
        new Message(
            Long.toString(nextId++),
            channelId,
            String.valueOf(Tree.string(body, "content")),
            Tree.string(body, "nonce"),
            Tree.string(Tree.map(body, "message_reference"), "message_id"),
            Tree.map(body, "allowed_mentions"),
            DiscordPings.of(body),
            interaction,
            clock.instant());
    messages.add(message);
    arrivals.add(message);
    return Answer.json(200, row(message));
  }

  static Map<String, @Nullable Object> row(Message message) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("id", message.id());
    row.put("channel_id", message.channelId());
    row.put("content", message.content());
    row.put("nonce", message.nonce());
    row.put("message_reference", message.replyTo());
    row.put("allowed_mentions", message.allowedMentions());
    row.put("called", message.called());
    row.put("timestamp", message.at().toString());
    return row;
  }
}
