package dev.bitbrat.twitch;

import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.platform.rest.Answers;
import dev.bitbrat.platform.rest.RestRequest;
import dev.bitbrat.platform.rest.RestResult;
import dev.bitbrat.platform.tokens.BotTokens.Account;
import dev.bitbrat.twitch.EventSubSubscriptions.Target;
import dev.bitbrat.twitch.HelixAccess.Reply;
import dev.bitbrat.twitch.Subscribed.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** "Get, Create, Delete EventSub Subscription": webhooks want the app token, sockets a user's. */
final class EventSubApi {
  private static final String PATH = "/helix/eventsub/subscriptions";
  private static final int MOST_PAGES = 100;

  private final HelixAccess access;
  private final Answers answers = new Answers("Twitch", answered -> Optional.empty());

  EventSubApi(HelixAccess access) {
    this.access = access;
  }

  /** A subscription as Twitch has it. */
  record Found(
      String id,
      String type,
      String version,
      String status,
      Map<String, @Nullable Object> condition,
      String callback) {
    Found(
        String id,
        String type,
        String version,
        String status,
        Map<String, @Nullable Object> condition,
        String callback) {
      this.id = id;
      this.type = type;
      this.version = version;
      this.status = status;
      this.condition = Tree.mapOf(condition);
      this.callback = callback;
    }

    /** Twitch fills a condition up with empty fields. */
    boolean concerns(Map<String, @Nullable Object> wanted) {
      Map<String, @Nullable Object> set = new LinkedHashMap<>();
      condition.forEach(
          (name, value) -> {
            if (value != null && !value.equals("")) set.put(name, value);
          });
      return set.equals(wanted);
    }
  }

  /** All of our app, those for a webhook. */
  List<Found> list(String bot) {
    List<Found> all = new ArrayList<>();
    String after = "";
    for (int page = 1; page <= MOST_PAGES; page++) {
      RestResult.Answered answered = get(bot, after.isEmpty() ? PATH : PATH + "?after=" + after);
      for (Map<String, @Nullable Object> row : Tree.maps(answered.object(), "data")) {
        found(row).ifPresent(all::add);
      }
      String cursor = Tree.string(Tree.map(answered.object(), "pagination"), "cursor");
      if (cursor == null || cursor.isBlank()) return all;
      after = RestRequest.encode(cursor);
    }
    throw new ExplainedException(
        "Twitch lists more than "
            + MOST_PAGES
            + " pages of subscriptions: this is not ours to mend");
  }

  private RestResult.Answered get(String bot, String target) {
    Reply reply = access.ask(bot, Account.APP, RestRequest.get(target));
    return switch (reply.result()) {
      case RestResult.Silence(String how) ->
          throw new OutageException("listing the subscriptions: " + how);
      case RestResult.Answered answered -> {
        if (answered.status() == 200 && answered.json() != null) yield answered;
        String said = answers.said(answered, reply.token());
        throw isPassing(answered.status())
            ? new OutageException(said)
            : new ExplainedException(said);
      }
    };
  }

  private static Optional<Found> found(Map<String, @Nullable Object> row) {
    String id = Tree.string(row, "id");
    String callback = Tree.string(Tree.map(row, "transport"), "callback");
    if (id == null || callback == null) return Optional.empty();
    return Optional.of(
        new Found(
            id,
            String.valueOf(Tree.string(row, "type")),
            String.valueOf(Tree.string(row, "version")),
            String.valueOf(Tree.string(row, "status")),
            Tree.map(row, "condition"),
            callback));
  }

  /** What speaks against it; empty if it is gone. */
  Optional<String> delete(String bot, String id) {
    String target = PATH + "?id=" + RestRequest.encode(id);
    Reply reply = access.ask(bot, Account.APP, RestRequest.delete(target));
    return switch (reply.result()) {
      case RestResult.Silence(String how) -> Optional.of(how);
      case RestResult.Answered answered ->
          answered.isSuccess() || answered.status() == 404
              ? Optional.empty()
              : Optional.of(answers.said(answered, reply.token()));
    };
  }

  /**
   * @param again whether one that was no good has just been removed
   */
  Subscribed create(Target target, EventSubType type, String secret, boolean again) {
    Map<String, @Nullable Object> transport =
        Map.of("method", "webhook", "callback", target.callback(), "secret", secret);
    Map<String, @Nullable Object> body =
        body(type, target.channelId(), target.accountId(), transport);
    return create(target.bot(), Account.APP, type, body, secret, again);
  }

  /**
   * For a session of a WebSocket, with the token of the bot's account, as Twitch wants it there.
   */
  Subscribed create(SocketSubscriptions.Target target, EventSubType type, String session) {
    Map<String, @Nullable Object> transport = Map.of("method", "websocket", "session_id", session);
    Map<String, @Nullable Object> body =
        body(type, target.channelId(), target.accountId(), transport);
    return create(target.bot(), Account.BOT, type, body, session, false);
  }

  private static Map<String, @Nullable Object> body(
      EventSubType type,
      String channelId,
      String accountId,
      Map<String, @Nullable Object> transport) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("type", type.type());
    body.put("version", type.version());
    body.put("condition", type.condition(channelId, accountId));
    body.put("transport", transport);
    return body;
  }

  private Subscribed create(
      String bot,
      Account account,
      EventSubType type,
      Map<String, @Nullable Object> body,
      String secret,
      boolean again) {
    Reply reply = access.ask(bot, account, RestRequest.postJson(PATH, body));
    return switch (reply.result()) {
      case RestResult.Silence(String how) ->
          Subscribed.notNow(type, how + ": do it again to see what became of it");
      case RestResult.Answered answered ->
          created(type, answered, again, answers.said(answered, reply.token()), secret);
    };
  }

  private static Subscribed created(
      EventSubType type, RestResult.Answered answered, boolean again, String said, String secret) {
    return switch (answered.status()) {
      case 200, 202 ->
          new Subscribed(
              type.type(),
              type.version(),
              State.CREATED,
              again ? "made anew, in place of one that was no good" : "made",
              type.needed(),
              false,
              HelixChat.first(answered).map(row -> Tree.string(row, "id")).orElse(null));
      case 409 -> Subscribed.of(type, State.ENABLED, "it is already there", null);
      case 403 -> Subscribed.of(type, State.NOT_PERMITTED, rights(type), null);
      case 410 -> Subscribed.of(type, State.FAILED, "Twitch no longer has this version", null);
      default -> {
        String why = said.replace(secret, "***");
        yield isPassing(answered.status())
            ? Subscribed.notNow(type, why)
            : Subscribed.of(type, State.FAILED, why, null);
      }
    };
  }

  private static boolean isPassing(int status) {
    return status < 400 || status >= 500 || status == 408 || status == 429;
  }

  private static String rights(EventSubType type) {
    return type.rights().isEmpty()
        ? "Twitch does not permit it, and does not say why"
        : "nobody granted what it takes: " + type.rights();
  }
}
