package dev.bitbrat.twitch;

import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Platform;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.platform.pace.Pace;
import dev.bitbrat.platform.places.ChannelIds;
import dev.bitbrat.platform.rest.Answers;
import dev.bitbrat.platform.rest.RestClient;
import dev.bitbrat.platform.rest.RestRequest;
import dev.bitbrat.platform.rest.RestResult;
import dev.bitbrat.platform.rest.RestSettings;
import dev.bitbrat.platform.text.MessageText;
import dev.bitbrat.platform.tokens.BotTokens;
import dev.bitbrat.platform.tokens.BotTokens.Account;
import dev.bitbrat.platform.tokens.RefusedTokenException;
import dev.bitbrat.twitch.HelixAccess.Reply;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Twitch by its Helix API. Sends chat messages by "Send Chat Message" with an app access token.
 * Twitch does not recognise a repeated request, so what may have been heard is never sent twice.
 */
public final class HelixChat implements Platform {
  public static final String TOKEN = BotTokens.sharedSecret("twitch", Account.APP);

  /**
   * Of the bot's account, with the scopes {@code moderator:manage:shoutouts}, {@code
   * moderator:manage:banned_users} and {@code moderator:manage:chat_messages}.
   */
  public static final String BOT_TOKEN = BotTokens.sharedSecret("twitch", Account.BOT);

  public static final String CLIENT_ID = HelixAccess.CLIENT_ID;

  /** Twitch executes {@code /ban} and {@code .ban}; other bots take {@code !command}. */
  private static final MessageText TEXT = new MessageText(500, true, "/.!");

  private static final String NAME = "twitch";
  private static final String PATH = "/helix/chat/messages";

  private final HelixAccess access;
  private final HelixChannels channels;
  private final ChannelIds ids;
  private final HelixShoutout shoutout;
  private final HelixActions actions;
  private final HelixPace pace;
  private final InstantSource clock;

  /** With the limits that hold for an account that is no moderator. */
  public HelixChat(RestSettings settings, Secrets secrets, InstantSource clock, Pace pace) {
    this(settings, secrets, clock, new HelixPace(pace, 0, ""));
  }

  HelixChat(RestSettings settings, Secrets secrets, InstantSource clock, HelixPace pace) {
    this.access = new HelixAccess(new RestClient(settings), secrets);
    this.channels = new HelixChannels(access);
    this.ids = new ChannelIds(channels::id, clock);
    this.shoutout = new HelixShoutout(access, channels, clock);
    this.actions = new HelixActions(access, channels, clock);
    this.pace = pace;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  /**
   * Blocks for the settings' time limits at most, twice if the token has to be read anew, and again
   * for a channel of which only the name is known; and for {@link Pace#PATIENCE} before that.
   *
   * @throws OutageException when there is no connection, or the secrets cannot be read
   */
  @Override
  public Sent send(Outgoing message) {
    if (message.account() == null) return noAccount();
    try {
      Optional<String> channelId = ids.of(message.bot(), message.channelId(), message.channel());
      return channelId.isEmpty()
          ? noChannel(message.channel())
          : send(message, channelId.get(), message.account());
    } catch (ExplainedException e) {
      return RefusedTokenException.notNow(e);
    }
  }

  private Sent send(Outgoing message, String channelId, String account) {
    Map<String, @Nullable Object> body = body(message, channelId, account);
    if (body.get("message") instanceof String text && text.isEmpty()) {
      return new Sent.Refused("there is nothing to see in the text");
    }
    Optional<Sent> tooSoon = pace.awaitMessage(account, message.channel(), channelId);
    if (tooSoon.isPresent()) return tooSoon.get();
    Reply reply = access.ask(message.bot(), Account.APP, RestRequest.postJson(PATH, body));
    return pace.heed(account, outcome(reply));
  }

  private static Sent noAccount() {
    return new Sent.Refused(
        "Twitch wants the id of the bot's account: an event of Twitch or a hook has to name it, or,"
            + " from elsewhere, a context of the bot on Twitch");
  }

  private static Sent noChannel(@Nullable String name) {
    return new Sent.Refused(
        name == null || name.isBlank()
            ? "Twitch wants a channel, and nobody named one"
            : "Twitch has no channel " + Answers.brief(name));
  }

  @Override
  public List<String> parts(Outgoing message, boolean asked, int most) {
    return TEXT.split(message.text(), message.startsWithData(), asked ? most : 1);
  }

  /**
   * Blocks for three times the settings' time limits at most, and twice that for tokens that have
   * to be read anew.
   */
  @Override
  public Sent act(Action action) {
    boolean known =
        action.action().equals(HelixShoutout.NAME) || HelixActions.knows(action.action());
    if (!known) return Platform.super.act(action);
    if (action.account() == null) return noAccount();
    try {
      Optional<String> channelId = ids.of(action.bot(), action.channelId(), action.channel());
      return channelId.isEmpty()
          ? noChannel(action.channel())
          : act(action, channelId.get(), action.account());
    } catch (ExplainedException e) {
      return new Sent.Refused(String.valueOf(e.getMessage()));
    }
  }

  private Sent act(Action action, String channel, String account) {
    Optional<Sent> tooSoon =
        action.action().equals(HelixActions.ANNOUNCE)
            ? pace.awaitAnnouncement(account, channel)
            : pace.await(account);
    if (tooSoon.isPresent()) return tooSoon.get();
    Sent sent =
        action.action().equals(HelixShoutout.NAME)
            ? shoutout.send(action, channel, account)
            : actions.send(action, channel, account);
    return pace.heed(account, sent);
  }

  @Override
  public Optional<Channel> channel(String bot, String login) {
    return channels.find(bot, login);
  }

  private static Map<String, @Nullable Object> body(
      Outgoing message, String broadcaster, String sender) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("broadcaster_id", broadcaster);
    body.put("sender_id", sender);
    body.put("message", TEXT.fit(message.text(), message.startsWithData()));
    body.put("for_source_only", true); // who shares our chat did not ask for our bot
    String replyTo = message.replyTo();
    if (replyTo != null && !replyTo.isBlank()) body.put("reply_parent_message_id", replyTo);
    return body;
  }

  private Sent outcome(Reply reply) {
    return reply.result() instanceof RestResult.Answered answered && answered.status() == 200
        ? accepted(answered)
        : HelixSent.failure(reply, clock.instant());
  }

  private static Sent accepted(RestResult.Answered answered) {
    Optional<Map<String, @Nullable Object>> row = first(answered);
    if (row.isEmpty() || !(row.get().get("is_sent") instanceof Boolean isSent)) {
      return new Sent.Unknown("Twitch answered 200, but unreadably");
    }
    if (isSent) return new Sent.Accepted(Tree.string(row.get(), "message_id"));
    Map<String, @Nullable Object> reason = Tree.map(row.get(), "drop_reason");
    return new Sent.Refused(
        Answers.brief(
            "Twitch dropped it: "
                + Tree.string(reason, "code")
                + ", "
                + Tree.string(reason, "message")));
  }

  /** The first element of {@code data}, where Helix puts its results. */
  static Optional<Map<String, @Nullable Object>> first(RestResult.Answered answered) {
    return Tree.maps(answered.object(), "data").stream().findFirst();
  }
}
