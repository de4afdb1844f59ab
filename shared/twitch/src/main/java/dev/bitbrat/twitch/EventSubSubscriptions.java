package dev.bitbrat.twitch;

import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.platform.rest.RestClient;
import dev.bitbrat.platform.rest.RestSettings;
import dev.bitbrat.twitch.EventSubApi.Found;
import dev.bitbrat.twitch.Subscribed.State;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The subscriptions that bring a channel's events to our webhook: looked at, and made what they
 * should be. Doing it again changes nothing. Subscriptions with another callback, or of types that
 * we do not ask for, are somebody else's and left alone.
 */
public final class EventSubSubscriptions {
  private static final String ENABLED = "enabled";
  private static final String PENDING = "webhook_callback_verification_pending";

  private final EventSubApi api;
  private final HelixChannels channels;

  public EventSubSubscriptions(RestSettings settings, Secrets secrets) {
    HelixAccess access = new HelixAccess(new RestClient(settings), secrets);
    this.api = new EventSubApi(access);
    this.channels = new HelixChannels(access);
  }

  /**
   * @param bot whose app token asks
   * @param channelId of the channel's owner
   * @param accountId of the bot's own account
   * @param webhook our address, https and without a query
   */
  public record Target(String bot, String channelId, String accountId, URI webhook) {
    /** With the bot's account, which no event tells otherwise. */
    String callback() {
      return webhook + "?account=" + accountId;
    }
  }

  /**
   * The id of a channel or an account.
   *
   * @throws OutageException when Twitch cannot tell now
   * @throws ExplainedException when it will not tell before somebody sets something right
   */
  public Optional<String> id(String bot, String login) {
    return channels.id(bot, login);
  }

  /**
   * How things are; changes nothing.
   *
   * @throws OutageException when Twitch cannot tell now
   * @throws ExplainedException when it will not tell before somebody sets something right
   */
  public List<Subscribed> status(Target target) {
    List<Found> found = api.list(target.bot());
    return EventSubType.ALL.stream().map(type -> state(type, of(type, target, found))).toList();
  }

  /**
   * Makes what is missing, and removes what is dead or there twice.
   *
   * @param secret that Twitch shall sign with, 10 to 100 visible ASCII characters
   * @param renew makes all of them anew: after the secret was changed
   * @throws OutageException when Twitch cannot be reached; what was done before that stays
   * @throws ExplainedException when it does nothing before somebody sets something right
   */
  public List<Subscribed> subscribe(Target target, String secret, boolean renew) {
    List<Found> found = api.list(target.bot());
    List<Subscribed> all = new ArrayList<>();
    for (EventSubType type : EventSubType.ALL) {
      all.add(repair(type, of(type, target, found), target, secret, renew));
    }
    return all;
  }

  /** Those for this type, channel and webhook, whatever account the callback names. */
  private static List<Found> of(EventSubType type, Target target, List<Found> found) {
    Map<String, @Nullable Object> condition =
        type.condition(target.channelId(), target.accountId());
    return found.stream()
        .filter(one -> one.type().equals(type.type()))
        .filter(one -> one.concerns(condition))
        .filter(one -> one.callback().replaceFirst("\\?.*", "").equals(target.webhook().toString()))
        .toList();
  }

  private static Subscribed state(EventSubType type, List<Found> there) {
    Optional<Found> best = best(type, there);
    if (best.isEmpty()) return Subscribed.of(type, State.MISSING, "nobody subscribed to it", null);
    Found found = best.get();
    return switch (found.status()) {
      case ENABLED -> Subscribed.of(type, State.ENABLED, "Twitch sends it" + twice(there), found);
      case PENDING ->
          Subscribed.of(
              type, State.PENDING, "Twitch has yet to get an answer of the webhook", found);
      default -> Subscribed.of(type, State.DEAD, dead(type, found.status()), found);
    };
  }

  private static String twice(List<Found> there) {
    return there.size() > 1 ? ", and there are " + (there.size() - 1) + " needless ones" : "";
  }

  private static String dead(EventSubType type, String status) {
    return switch (status) {
      case "webhook_callback_verification_failed" ->
          "the webhook did not answer Twitch's challenge: is its address right, and has it the same"
              + " secret?";
      case "notification_failures_exceeded" -> "the webhook failed too often";
      case "authorization_revoked" ->
          "somebody took the rights back: " + (type.rights().isEmpty() ? "log in" : type.rights());
      case "moderator_removed" -> "the bot's account is no moderator of the channel any more";
      case "user_removed" -> "the channel or the account is no longer there";
      case "version_removed" -> "Twitch no longer has this version";
      default -> "Twitch says " + status;
    };
  }

  /** Enabled before pending before dead. */
  private static Optional<Found> best(EventSubType type, List<Found> there) {
    for (String status : List.of(ENABLED, PENDING)) {
      Optional<Found> alive =
          there.stream()
              .filter(one -> one.version().equals(type.version()))
              .filter(one -> one.status().equals(status))
              .findFirst();
      if (alive.isPresent()) return alive;
    }
    return there.stream().findFirst();
  }

  private Subscribed repair(
      EventSubType type, List<Found> there, Target target, String secret, boolean renew) {
    Optional<Found> kept =
        renew ? Optional.empty() : best(type, there).filter(one -> isGood(one, type, target));
    int removed = 0;
    for (Found one : there) {
      if (kept.isPresent() && kept.get().id().equals(one.id())) continue;
      Optional<String> problem = api.delete(target.bot(), one.id());
      if (problem.isPresent()) {
        return Subscribed.of(
            type, State.FAILED, "cannot be removed and made anew: " + problem.get(), one);
      }
      removed++;
    }
    if (kept.isEmpty()) return api.create(target, type, secret, removed > 0);
    Subscribed state = state(type, List.of(kept.get()));
    return removed == 0 ? state : state.but("removed " + removed + " needless ones");
  }

  /** It must also say whose account it is for. */
  private static boolean isGood(Found found, EventSubType type, Target target) {
    boolean alive = found.status().equals(ENABLED) || found.status().equals(PENDING);
    return alive
        && found.version().equals(type.version())
        && found.callback().equals(target.callback());
  }
}
