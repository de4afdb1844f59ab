package dev.bitbrat.kick;

import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Platform.Channel;
import dev.bitbrat.pipeline.Platform.Sent;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.platform.rest.RestClient;
import dev.bitbrat.platform.rest.RestRequest;
import dev.bitbrat.platform.rest.RestResult;
import dev.bitbrat.platform.rest.RestSettings;
import dev.bitbrat.platform.tokens.BotTokens.Account;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Kick sends us of which channel: looked at, planned, and put right; twice does no harm. The
 * app's own token is used: it may subscribe to any channel. Where deliveries go is set in the app.
 */
public final class KickSubscriptions {
  private static final String PATH = "/public/v1/events/subscriptions";

  /** Ids stand in the address, which must not grow too long. */
  private static final int DELETED_AT_ONCE = 20;

  private final KickAccess access;
  private final InstantSource clock;

  public KickSubscriptions(RestSettings settings, Secrets secrets, InstantSource clock) {
    this.access = new KickAccess(new RestClient(settings), secrets);
    this.clock = clock;
  }

  /**
   * A subscription that Kick has.
   *
   * @param event for example {@code chat.message.sent}
   */
  public record Subscription(
      String id, String event, long version, String broadcaster, String method) {}

  /**
   * All of the app.
   *
   * @param bot whose app token asks
   * @throws OutageException when Kick cannot tell now
   * @throws ExplainedException when it will not tell before somebody sets something right
   */
  public List<Subscription> list(String bot) {
    RestResult.Answered answered = ask(bot, RestRequest.get(PATH), "for the subscriptions");
    List<Subscription> all = new ArrayList<>();
    for (Map<String, @Nullable Object> row : Tree.maps(answered.object(), "data")) {
      all.add(
          new Subscription(
              String.valueOf(Tree.string(row, "id")),
              String.valueOf(Tree.string(row, "event")),
              Tree.number(row, "version", 0),
              Long.toString(Tree.number(row, "broadcaster_user_id", 0)),
              String.valueOf(Tree.string(row, "method"))));
    }
    return all;
  }

  /**
   * User id of a channel's owner; empty if there is no such channel.
   *
   * @param name as in the channel's address
   * @throws OutageException when Kick cannot tell now
   * @throws ExplainedException when it will not tell before somebody sets something right
   */
  public Optional<String> channel(String bot, String name) {
    return new KickChannels(access, Account.APP).find(bot, name).map(Channel::id);
  }

  /** What is to be done so that all events of these channels come, each once, and no others. */
  public KickPlan plan(String bot, Collection<String> broadcasters) {
    return KickPlan.of(list(bot), broadcasters);
  }

  /**
   * Does it: first what is missing, then what is dead.
   *
   * @return a sentence each of what became of it
   * @throws OutageException when Kick does not answer: plan anew, what was done shows there
   */
  public List<String> apply(String bot, KickPlan plan) {
    List<String> told = new ArrayList<>();
    Map<String, List<String>> missing = new LinkedHashMap<>();
    List<String> dead = new ArrayList<>();
    for (KickPlan.Step step : plan.steps()) {
      switch (step) {
        case KickPlan.Step.Keep _ -> {}
        case KickPlan.Step.Create(String event, String broadcaster) ->
            missing.computeIfAbsent(broadcaster, b -> new ArrayList<>()).add(event);
        case KickPlan.Step.Delete(Subscription subscription, String _) ->
            dead.add(subscription.id());
      }
    }
    missing.forEach((broadcaster, events) -> told.addAll(create(bot, broadcaster, events)));
    for (int i = 0; i < dead.size(); i += DELETED_AT_ONCE) {
      told.add(delete(bot, dead.subList(i, Math.min(dead.size(), i + DELETED_AT_ONCE))));
    }
    return List.copyOf(told);
  }

  private List<String> create(String bot, String broadcaster, List<String> events) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("broadcaster_user_id", Long.parseLong(broadcaster));
    body.put("method", KickPlan.METHOD);
    body.put(
        "events",
        events.stream().map(event -> Map.of("name", event, "version", KickPlan.VERSION)).toList());
    RestResult.Answered answered =
        ask(bot, RestRequest.postJson(PATH, body), "to subscribe to channel " + broadcaster);
    return Tree.maps(answered.object(), "data").stream()
        .map(row -> created(row, broadcaster))
        .toList();
  }

  private static String created(Map<String, @Nullable Object> row, String broadcaster) {
    String event = String.valueOf(Tree.string(row, "name"));
    String error = Tree.string(row, "error");
    return error == null || error.isBlank()
        ? "Subscribed to " + event + " of channel " + broadcaster + "."
        : "Kick did not subscribe to " + event + " of channel " + broadcaster + ": " + error + ".";
  }

  private String delete(String bot, List<String> ids) {
    List<String> query = ids.stream().map(id -> "id=" + RestRequest.encode(id)).toList();
    ask(
        bot,
        RestRequest.delete(PATH + '?' + String.join("&", query)),
        "to end " + ids.size() + " subscription(s)");
    return "Ended " + ids.size() + " subscription(s).";
  }

  private RestResult.Answered ask(String bot, RestRequest request, String what) {
    KickAccess.Reply reply = access.ask(bot, Account.APP, request);
    boolean done = reply.result() instanceof RestResult.Answered answered && answered.isSuccess();
    if (done) return (RestResult.Answered) reply.result();
    String start = "Kick was asked " + what + ": ";
    throw switch (KickSent.failure(reply, clock.instant())) {
      case Sent.Refused(String reason) -> new ExplainedException(start + reason);
      case Sent.NotNow(String reason, var _, var _) -> new OutageException(start + reason);
      case Sent.Unknown(String reason, var _) -> new OutageException(start + reason);
      case Sent.Accepted _ -> new IllegalStateException("a failure is no success");
    };
  }
}
