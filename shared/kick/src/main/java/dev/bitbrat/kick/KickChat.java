package dev.bitbrat.kick;

import dev.bitbrat.events.Tree;
import dev.bitbrat.kick.KickAccess.Reply;
import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Platform;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.platform.pace.Pace;
import dev.bitbrat.platform.pace.Pace.Limit;
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
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Kick by its public API. Messages are the bot account's own: sending as {@code bot} fails for most
 * apps. Kick does not recognise a repeated request, so what may have been heard is never sent
 * twice.
 */
public final class KickChat implements Platform {
  /** Of the bot's account, with the scope {@code chat:write}. */
  public static final String TOKEN = BotTokens.sharedSecret("kick", Account.BOT);

  /** Kick executes {@code /ban}; other bots take {@code !command}. */
  private static final MessageText TEXT = new MessageText(500, true, "/!");

  private static final String NAME = "kick";
  private static final String PATH = "/public/v1/chat";
  private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

  /** Kick publishes none; this is what an ordinary account has on Twitch. */
  private static final int MESSAGES = 20;

  private static final Duration PERIOD = Duration.ofSeconds(30);

  private final KickAccess access;
  private final KickChannels channels;
  private final ChannelIds ids;
  private final KickModeration moderation;
  private final Pace pace;
  private final InstantSource clock;

  public KickChat(RestSettings settings, Secrets secrets, InstantSource clock) {
    this(settings, secrets, clock, new Pace(clock, Pace.Sleep.REAL));
  }

  KickChat(RestSettings settings, Secrets secrets, InstantSource clock, Pace pace) {
    this.access = new KickAccess(new RestClient(settings), secrets);
    this.channels = new KickChannels(access, Account.BOT);
    this.ids = new ChannelIds((bot, login) -> channels.find(bot, login).map(Channel::id), clock);
    this.moderation = new KickModeration(access, channels, clock);
    this.pace = pace;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  /**
   * Blocks for 10 s until it is its turn, then for the settings' time limits at most, twice if the
   * token has to be read anew, and again for a channel of which only the name is known.
   *
   * @throws OutageException when there is no connection, or the secrets cannot be read
   */
  @Override
  public Sent send(Outgoing message) {
    try {
      Optional<Long> broadcaster = id(message.bot(), message.channelId(), message.channel());
      return broadcaster.isEmpty()
          ? noChannel(message.channel())
          : send(message, broadcaster.get());
    } catch (ExplainedException e) {
      return RefusedTokenException.notNow(e);
    }
  }

  private Sent send(Outgoing message, long broadcaster) {
    String text = TEXT.fit(message.text(), message.startsWithData());
    if (text.isEmpty()) return new Sent.Refused("there is nothing to see in the text");
    String account = message.account() == null ? message.bot() : message.account();
    Optional<Duration> wait =
        pace.await(line(message.bot()), List.of(new Limit("account " + account, MESSAGES, PERIOD)));
    if (wait.isPresent()) return tooSoon(wait.get());
    RestRequest request = RestRequest.postJson(PATH, body(broadcaster, text, message));
    return pace.heed(line(message.bot()), outcome(access.ask(message.bot(), Account.BOT, request)));
  }

  @Override
  public List<String> parts(Outgoing message, boolean asked, int most) {
    return TEXT.split(message.text(), message.startsWithData(), asked ? most : 1);
  }

  /** What Kick said to one request of a bot holds for the next ones. */
  private static String line(String bot) {
    return "bot " + bot;
  }

  private static Sent tooSoon(Duration wait) {
    return new Sent.NotNow("it would be over the rate limit of Kick, or ours", wait, false);
  }

  /** Blocks for six times the settings' time limits at most, and 10 s if Kick said to wait. */
  @Override
  public Sent act(Action action) {
    if (!KickModeration.ACTIONS.contains(action.action())) return Platform.super.act(action);
    Optional<Duration> wait = pace.await(line(action.bot()), List.of());
    if (wait.isPresent()) return tooSoon(wait.get());
    try {
      Optional<Long> broadcaster = id(action.bot(), action.channelId(), action.channel());
      return broadcaster.isEmpty()
          ? noChannel(action.channel())
          : pace.heed(line(action.bot()), moderation.act(action, broadcaster.get()));
    } catch (ExplainedException e) {
      return new Sent.Refused(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Optional<Channel> channel(String bot, String login) {
    return channels.find(bot, login);
  }

  private Optional<Long> id(String bot, @Nullable String id, @Nullable String name) {
    return ids.of(bot, id, name).filter(ID.asMatchPredicate()).map(Long::parseLong);
  }

  private static Sent noChannel(@Nullable String name) {
    return new Sent.Refused(
        name == null || name.isBlank()
            ? "Kick wants a channel, and nobody named one"
            : "Kick has no channel "
                + Answers.brief(name)
                + ", or the id with it is not the user id of its owner");
  }

  private static Map<String, @Nullable Object> body(
      long broadcaster, String text, Outgoing message) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("broadcaster_user_id", broadcaster);
    body.put("content", text);
    body.put("type", "user");
    String replyTo = message.replyTo();
    if (replyTo != null && !replyTo.isBlank()) body.put("reply_to_message_id", replyTo);
    return body;
  }

  private Sent outcome(Reply reply) {
    return reply.result() instanceof RestResult.Answered answered && answered.status() == 200
        ? accepted(answered)
        : KickSent.failure(reply, clock.instant());
  }

  private static Sent accepted(RestResult.Answered answered) {
    Map<String, @Nullable Object> data = Tree.map(answered.object(), "data");
    if (!(data.get("is_sent") instanceof Boolean isSent)) {
      return new Sent.Unknown("Kick answered 200, but unreadably");
    }
    if (isSent) return new Sent.Accepted(Tree.string(data, "message_id"));
    String message = Tree.string(answered.object(), "message");
    boolean says = message != null && !message.isBlank() && !message.equals("OK");
    return new Sent.Refused(
        says ? Answers.brief("Kick did not show it: " + message) : "Kick did not show it");
  }
}
