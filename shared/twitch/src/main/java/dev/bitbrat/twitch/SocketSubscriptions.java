package dev.bitbrat.twitch;

import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.platform.rest.RestClient;
import dev.bitbrat.platform.rest.RestSettings;
import dev.bitbrat.platform.tokens.BotTokens.Account;
import java.util.List;
import java.util.Optional;

/**
 * The subscriptions of a session of EventSub's WebSocket. They are made with the token of the bot's
 * account and end with the session. What only the owner of the channel may ask for is left out,
 * unless the bot speaks as the owner.
 */
public final class SocketSubscriptions {
  private final EventSubApi api;
  private final HelixChannels channels;

  public SocketSubscriptions(RestSettings settings, Secrets secrets) {
    HelixAccess access = new HelixAccess(new RestClient(settings), secrets);
    this.api = new EventSubApi(access);
    this.channels = new HelixChannels(access, Account.BOT);
  }

  /**
   * @param bot whose token asks
   * @param channelId of the channel's owner
   * @param accountId of the bot's own account
   */
  public record Target(String bot, String channelId, String accountId) {}

  /**
   * The id of a channel.
   *
   * @throws OutageException when Twitch cannot tell now
   * @throws ExplainedException when it will not tell before somebody sets something right
   */
  public Optional<String> id(String bot, String login) {
    return channels.id(bot, login);
  }

  /**
   * The id of the bot's own account.
   *
   * @throws OutageException when Twitch cannot tell now
   * @throws ExplainedException when it will not tell before somebody sets something right
   */
  public String account(String bot) {
    return channels
        .own(bot)
        .orElseThrow(
            () ->
                new ExplainedException(
                    "the token of the bot's account belongs to no account: log it in again"));
  }

  /**
   * Asks for the chat: first, as Twitch ends a session that nobody subscribes for within ten
   * seconds.
   *
   * @param session its id, as it was welcomed
   * @throws OutageException when Twitch cannot be reached
   * @throws ExplainedException when the chat may not be heard; the message says why
   */
  public void hearChat(Target target, String session) {
    Subscribed chat = api.create(target, EventSubType.CHAT_MESSAGE, session);
    if (chat.isGood()) return;
    String what = "the chat cannot be heard: " + chat.sentence();
    throw chat.state() == Subscribed.State.NOT_PERMITTED
        ? new ExplainedException(what)
        : new OutageException(what);
  }

  /** What else there is to hear. */
  static List<EventSubType> others(Target target) {
    boolean asOwner = target.accountId().equals(target.channelId());
    return EventSubType.ALL.stream()
        .filter(type -> !type.equals(EventSubType.CHAT_MESSAGE))
        .filter(type -> asOwner || !type.isOwners())
        .toList();
  }

  /** Asks for one; whatever keeps Twitch from answering is what became of it. */
  Subscribed ask(Target target, EventSubType type, String session) {
    try {
      return api.create(target, type, session);
    } catch (OutageException | ExplainedException e) {
      // The latter is the token, which is renewed now and then.
      return Subscribed.notNow(type, String.valueOf(e.getMessage()));
    }
  }
}
