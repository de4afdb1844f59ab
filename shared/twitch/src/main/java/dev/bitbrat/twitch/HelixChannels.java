package dev.bitbrat.twitch;

import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Platform.Channel;
import dev.bitbrat.platform.act.Whom;
import dev.bitbrat.platform.rest.RestRequest;
import dev.bitbrat.platform.rest.RestResult;
import dev.bitbrat.platform.tokens.BotTokens.Account;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks channels up: "Get Users" for who it is, "Get Channel Information" for what is played. */
final class HelixChannels {
  private static final Pattern LOGIN = Pattern.compile("[a-zA-Z0-9_]{1,25}");
  private static final Pattern ID = Pattern.compile("[0-9]{1,20}");

  private final HelixAccess access;
  private final Account account;

  HelixChannels(HelixAccess access) {
    this(access, Account.APP);
  }

  /**
   * @param account whose token asks
   */
  HelixChannels(HelixAccess access, Account account) {
    this.access = access;
    this.account = account;
  }

  /**
   * @throws OutageException when Twitch cannot tell now
   * @throws ExplainedException when it will not tell before somebody sets something right
   */
  Optional<Channel> find(String bot, String login) {
    return user(bot, login).flatMap(user -> withInformation(bot, user));
  }

  /** Its id, by the one request that this takes; what cannot be a login is asked of nobody. */
  Optional<String> id(String bot, String login) {
    return user(bot, login).map(user -> String.valueOf(user.get("id")));
  }

  /** Id of the account whose token asks: Twitch tells it to who names nobody. */
  Optional<String> own(String bot) {
    return first(bot, "/helix/users")
        .filter(HelixChannels::hasId)
        .map(user -> String.valueOf(user.get("id")));
  }

  /** An id stands for itself. */
  Optional<String> id(String bot, Whom whom) {
    return switch (whom) {
      case Whom.Id(String id) -> Optional.of(id);
      case Whom.Login(String login) -> id(bot, login);
    };
  }

  /**
   * {@code title} and {@code game} of a channel now, as far as they are set; one request.
   *
   * @param id what cannot be one is asked of nobody
   */
  Optional<Map<String, @Nullable Object>> shown(String bot, String id) {
    if (!ID.matcher(id).matches()) return Optional.empty();
    return first(bot, "/helix/channels?broadcaster_id=" + id).map(HelixChannels::shown);
  }

  private static Map<String, @Nullable Object> shown(Map<String, @Nullable Object> row) {
    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
    text(row, "title").ifPresent(title -> shown.put("title", title));
    text(row, "game_name").ifPresent(game -> shown.put("game", game));
    return shown;
  }

  private Optional<Map<String, @Nullable Object>> user(String bot, String login) {
    if (!LOGIN.matcher(login).matches()) return Optional.empty();
    return first(bot, "/helix/users?login=" + login).filter(HelixChannels::hasId);
  }

  private static boolean hasId(Map<String, @Nullable Object> user) {
    return user.get("id") instanceof String id && ID.matcher(id).matches();
  }

  private Optional<Channel> withInformation(String bot, Map<String, @Nullable Object> user) {
    String id = String.valueOf(user.get("id"));
    return first(bot, "/helix/channels?broadcaster_id=" + id)
        .map(
            row ->
                new Channel(
                    id,
                    text(user, "login").orElse(id),
                    text(user, "display_name").or(() -> text(user, "login")).orElse(id),
                    text(row, "game_name").orElse(null),
                    text(row, "title").orElse(null)));
  }

  private static Optional<String> text(Map<String, @Nullable Object> row, String name) {
    return Optional.ofNullable(Tree.string(row, name)).filter(text -> !text.isBlank());
  }

  private Optional<Map<String, @Nullable Object>> first(String bot, String target) {
    RestResult result = access.ask(bot, account, RestRequest.get(target)).result();
    return switch (result) {
      case RestResult.Silence(String how) ->
          throw new OutageException("looking up a channel: " + how);
      case RestResult.Answered answered -> row(answered);
    };
  }

  private static Optional<Map<String, @Nullable Object>> row(RestResult.Answered answered) {
    int status = answered.status();
    if (status == 200 && answered.json() != null) return HelixChat.first(answered);
    if (status == 400 || status == 404) return Optional.empty();
    String what = "Twitch answered " + status + " when asked for a channel";
    boolean later = status < 400 || status >= 500 || status == 408 || status == 429;
    throw later ? new OutageException(what) : new ExplainedException(what);
  }
}
