package dev.bitbrat.twitch;

import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Platform;
import dev.bitbrat.pipeline.Platforms;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.twitch.HelixAccess.Reply;
import dev.bitbrat.twitch.HelixAccess.Token;
import dev.bitbrat.twitch.HelixCall.Result;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Twitch by its Helix API. Sends chat messages by "Send Chat Message" with an app access token.
 * Twitch does not recognise a repeated request, so what may have been heard is never sent twice.
 */
public final class HelixChat implements Platform {
  public static final String TOKEN = Token.APP.secret;

  /** Of the bot's account, with the scope {@code moderator:manage:shoutouts}. */
  public static final String BOT_TOKEN = Token.BOT.secret;

  public static final String CLIENT_ID = "TWITCH_CLIENT_ID";

  private static final String NAME = "twitch";
  private static final String PATH = "/helix/chat/messages";

  private final HelixCall helix;
  private final HelixAccess access;
  private final HelixChannels channels;
  private final HelixShoutout shoutout;
  private final InstantSource clock;

  public HelixChat(HelixSettings settings, Secrets secrets, InstantSource clock) {
    this.helix = new HelixCall(settings);
    this.access = new HelixAccess(secrets);
    this.channels = new HelixChannels(helix, access);
    this.shoutout = new HelixShoutout(helix, access, channels, clock);
    this.clock = clock;
  }

  /** Twitch and no other, with the usual time limits. */
  public static Platforms platforms(URI api, Secrets secrets, InstantSource clock) {
    return Platforms.of(Map.of(NAME, new HelixChat(HelixSettings.at(api), secrets, clock)));
  }

  @Override
  public String name() {
    return NAME;
  }

  /**
   * Blocks for the settings' time limits at most, twice if the token has to be read anew.
   *
   * @throws OutageException when there is no connection, or the secrets cannot be read
   */
  @Override
  public Sent send(Outgoing message) {
    if (message.channelId() == null) {
      return new Sent.Refused("Twitch wants the channel's id, and the event has none");
    }
    if (message.account() == null) {
      return new Sent.Refused("Twitch wants the id of the bot's account, and the event has none");
    }
    Map<String, @Nullable Object> body = body(message, message.channelId(), message.account());
    if (body.get("message") instanceof String text && text.isEmpty()) {
      return new Sent.Refused("there is nothing to see in the text");
    }
    try {
      return outcome(access.ask(Token.APP, credentials -> helix.post(PATH, body, credentials)));
    } catch (ExplainedException e) {
      return new Sent.NotNow(String.valueOf(e.getMessage()), null, true);
    }
  }

  /**
   * Blocks for twice the settings' time limits at most, and twice that for tokens that have to be
   * read anew.
   */
  @Override
  public Sent act(Action action) {
    if (!action.action().equals(HelixShoutout.NAME)) return Platform.super.act(action);
    if (action.channelId() == null) {
      return new Sent.Refused("Twitch wants the channel's id, and the event has none");
    }
    if (action.account() == null) {
      return new Sent.Refused("Twitch wants the id of the bot's account, and the event has none");
    }
    return shoutout.send(action, action.channelId(), action.account());
  }

  @Override
  public Optional<Channel> channel(@Nullable String account, String login) {
    return channels.find(login);
  }

  private static Map<String, @Nullable Object> body(
      Outgoing message, String broadcaster, String sender) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("broadcaster_id", broadcaster);
    body.put("sender_id", sender);
    body.put("message", ChatText.fit(message.text(), message.startsWithData()));
    String replyTo = message.replyTo();
    if (replyTo != null && !replyTo.isBlank()) body.put("reply_parent_message_id", replyTo);
    return body;
  }

  private Sent outcome(Reply reply) {
    return reply.result() instanceof Result.Answered(int status, var body, _) && status == 200
        ? accepted(body)
        : HelixSent.failure(reply, clock.instant());
  }

  private static Sent accepted(@Nullable Map<String, @Nullable Object> body) {
    Optional<Map<String, @Nullable Object>> row = HelixCall.first(body);
    if (row.isEmpty() || !(row.get().get("is_sent") instanceof Boolean isSent)) {
      return new Sent.Unknown("Twitch answered 200, but unreadably");
    }
    if (isSent) return new Sent.Accepted(Tree.string(row.get(), "message_id"));
    Map<String, @Nullable Object> reason = Tree.map(row.get(), "drop_reason");
    return new Sent.Refused(
        HelixSent.brief(
            "Twitch dropped it: "
                + Tree.string(reason, "code")
                + ", "
                + Tree.string(reason, "message")));
  }
}
