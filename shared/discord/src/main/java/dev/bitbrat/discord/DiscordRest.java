package dev.bitbrat.discord;

import static java.lang.System.Logger.Level.DEBUG;

import dev.bitbrat.discord.DiscordAccess.Reply;
import dev.bitbrat.events.Ids;
import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Platform;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.platform.pace.Pace;
import dev.bitbrat.platform.rest.RestRequest;
import dev.bitbrat.platform.rest.RestResult.Answered;
import dev.bitbrat.platform.rest.RestSettings;
import dev.bitbrat.platform.text.MessageText;
import dev.bitbrat.platform.tokens.BotTokens;
import dev.bitbrat.platform.tokens.BotTokens.Account;
import dev.bitbrat.platform.tokens.RefusedTokenException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Discord by its HTTP API.
 *
 * <p>For some minutes Discord recognises a repeated message by its nonce and answers with the one
 * that it has. So a message whose outcome nobody knows may be sent again for so long, and is there
 * once. That does not hold for the answer to an interaction, which has no nonce.
 */
public final class DiscordRest implements Platform {
  private static final System.Logger log = System.getLogger(DiscordRest.class.getName());

  /** Of the bot, as Discord's developer portal shows it. */
  public static final String BOT_TOKEN =
      BotTokens.sharedSecret(DiscordMessages.PLATFORM, Account.BOT);

  // Discord's own codes, in "Opcodes and Status Codes" of its documentation.
  static final long UNKNOWN_CHANNEL = 10_003;
  static final long UNKNOWN_MESSAGE = 10_008;
  static final long UNKNOWN_BAN = 10_026;

  /** Of a message's flags: "thinking" is shown in its place. */
  private static final long LOADING = 1 << 7;

  /** What other bots there take for a command. */
  private static final MessageText TEXT = new MessageText(2000, false, "/!.");

  private static final int NONCE_CHARACTERS = 25;

  private final DiscordAccess access;
  private final DiscordChannels channels;
  private final DiscordActions actions;
  private final InstantSource clock;

  public DiscordRest(RestSettings settings, Secrets secrets, InstantSource clock) {
    this(settings, secrets, clock, Pace.Sleep.REAL);
  }

  DiscordRest(RestSettings settings, Secrets secrets, InstantSource clock, Pace.Sleep sleep) {
    this.access = new DiscordAccess(settings, secrets, clock, sleep);
    this.channels = new DiscordChannels(access, clock);
    this.actions = new DiscordActions(access, channels, clock);
    this.clock = clock;
  }

  @Override
  public String name() {
    return DiscordMessages.PLATFORM;
  }

  /**
   * Answers the interaction as long as Discord waits for that, else says it in the channel.
   *
   * @throws OutageException when there is no connection, or the secrets cannot be read
   */
  @Override
  public Sent send(Outgoing message) {
    Mentions mentions = new Mentions(message.mentions());
    String text = TEXT.fit(mentions.harmless(message.text()), message.startsWithData());
    if (text.isEmpty()) return new Sent.Refused("there is nothing to see in the text");
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("content", text);
    body.put("allowed_mentions", mentions.allowed());
    Callback callback = message.callback();
    if (callback != null && clock.instant().isBefore(callback.until())) {
      Optional<Sent> answered = answer(callback, body);
      if (answered.isPresent()) return answered.get();
    }
    try {
      return post(message, body);
    } catch (ExplainedException e) {
      return RefusedTokenException.notNow(e);
    }
  }

  /** Unasked, too: people write long texts there. */
  @Override
  public List<String> parts(Outgoing message, boolean asked, int most) {
    String harmless = new Mentions(message.mentions()).harmless(message.text());
    return TEXT.split(harmless, message.startsWithData(), most);
  }

  @Override
  public Sent act(Action action) {
    return DiscordActions.NAMES.contains(action.action())
        ? actions.act(action)
        : Platform.super.act(action);
  }

  /** Takes "thinking" away, if it is still shown: another bot may have answered in its place. */
  @Override
  public void dismiss(Callback callback) {
    if (!Snowflake.is(callback.address()) || !clock.instant().isBefore(callback.until())) return;
    String target = webhook(callback) + "/messages/@original";
    try {
      Optional<Reply> shown = access.askOpenlyIfFree(callback.token(), access.get(target));
      if (shown.isEmpty() || !isThinking(shown.get())) return;
      access.askOpenlyIfFree(callback.token(), access.request("DELETE", target));
    } catch (OutageException e) {
      log.log(DEBUG, "an interaction goes on thinking: {0}", e.getMessage());
    }
  }

  private static boolean isThinking(Reply shown) {
    return shown.result() instanceof Answered answered
        && answered.status() == 200
        && (Tree.number(answered.object(), "flags", 0) & LOADING) != 0;
  }

  private static String webhook(Callback callback) {
    return "/webhooks/" + callback.address() + '/' + RestRequest.encode(callback.token());
  }

  /**
   * A follow-up message; the first one takes the place of "thinking".
   *
   * @return empty if Discord does not wait any more
   */
  private Optional<Sent> answer(Callback callback, Map<String, @Nullable Object> body) {
    if (!Snowflake.is(callback.address())) return Optional.empty();
    String target = webhook(callback) + "?wait=true";
    Reply reply = access.askOpenly(callback.token(), access.request("POST", target, body));
    if (reply.result() instanceof Answered answered) {
      boolean gone = answered.status() == 401 || answered.status() == 404;
      if (gone) return Optional.empty();
      Optional<Sent> accepted = accepted(answered);
      if (accepted.isPresent()) return accepted;
    }
    return Optional.of(access.failure(reply));
  }

  private Sent post(Outgoing message, Map<String, @Nullable Object> body) {
    List<String> ids = channelIds(message);
    if (ids.size() != 1) return new Sent.Refused(whichChannel(message.channel(), ids.size()));
    body.put("nonce", nonce(message.deliveryId()));
    body.put("enforce_nonce", true);
    String replyTo = message.callback() == null ? message.replyTo() : null;
    if (replyTo != null && Snowflake.is(replyTo)) {
      body.put("message_reference", Map.of("message_id", replyTo, "fail_if_not_exists", false));
    }
    String target = "/channels/" + ids.getFirst() + "/messages";
    Reply reply = access.ask(message.bot(), access.request("POST", target, body));
    if (reply.result() instanceof Answered answered) {
      Optional<Sent> accepted = accepted(answered);
      if (accepted.isPresent()) return accepted.get();
      boolean gone = Tree.number(answered.object(), "code", 0) == UNKNOWN_CHANNEL;
      if (gone) channels.forget(message.bot());
    }
    return access.failureOfRepeatable(reply);
  }

  private List<String> channelIds(Outgoing message) {
    if (message.channelId() != null && Snowflake.is(message.channelId())) {
      return List.of(message.channelId());
    }
    String channel = message.channel();
    return channel == null ? List.of() : channels.ids(message.bot(), channel);
  }

  /** Why a message goes nowhere. */
  static String whichChannel(@Nullable String name, int found) {
    if (name == null) return "Discord wants a channel, and nobody named one";
    return found == 0
        ? "the bot sees no text channel " + name + " in the guilds that it is in"
        : "the bot sees " + found + " channels " + name + ": name the one you mean by its id";
  }

  private static Optional<Sent> accepted(Answered answered) {
    String id = answered.status() == 200 ? Tree.string(answered.object(), "id") : null;
    return id == null ? Optional.empty() : Optional.of(new Sent.Accepted(id));
  }

  /** The same for the same delivery; as long as Discord allows. */
  private static String nonce(String deliveryId) {
    return Ids.derive(deliveryId, "discord").replace("-", "").substring(0, NONCE_CHARACTERS);
  }
}
