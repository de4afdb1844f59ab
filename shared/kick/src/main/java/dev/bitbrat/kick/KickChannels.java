package dev.bitbrat.kick;

import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Platform.Channel;
import dev.bitbrat.platform.rest.RestRequest;
import dev.bitbrat.platform.rest.RestResult;
import dev.bitbrat.platform.tokens.BotTokens.Account;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks channels up: "Get Channels". */
final class KickChannels {
  private static final Pattern SLUG = Pattern.compile("[a-z0-9_-]{1,25}");

  private final KickAccess access;
  private final Account account;

  /**
   * @param account whose token asks: Kick answers either
   */
  KickChannels(KickAccess access, Account account) {
    this.access = access;
    this.account = account;
  }

  /**
   * @param login of the channel's address; what cannot be one is asked of nobody
   * @throws OutageException when Kick cannot tell now
   * @throws ExplainedException when it will not tell before somebody sets something right
   */
  Optional<Channel> find(String bot, String login) {
    String slug = login.toLowerCase(Locale.ROOT);
    if (!SLUG.matcher(slug).matches()) return Optional.empty();
    RestRequest request = RestRequest.get("/public/v1/channels?slug=" + RestRequest.encode(slug));
    return switch (access.ask(bot, account, request).result()) {
      case RestResult.Silence(String how) ->
          throw new OutageException("looking up a channel: " + how);
      case RestResult.Answered answered -> channel(answered);
    };
  }

  private static Optional<Channel> channel(RestResult.Answered answered) {
    int status = answered.status();
    if (status == 200 && answered.json() != null) {
      return Tree.maps(answered.object(), "data").stream()
          .filter(row -> row.get("broadcaster_user_id") instanceof Long)
          .findFirst()
          .map(KickChannels::channel);
    }
    if (status == 400 || status == 404) return Optional.empty();
    String what = "Kick answered " + status + " when asked for a channel";
    boolean later = status < 400 || status >= 500 || status == 408 || status == 429;
    throw later ? new OutageException(what) : new ExplainedException(what);
  }

  /** Kick tells no other name than that of the address. */
  private static Channel channel(Map<String, @Nullable Object> row) {
    String id = Long.toString(Tree.number(row, "broadcaster_user_id", 0));
    String slug = text(row, "slug").orElse(id);
    return new Channel(
        id,
        slug,
        slug,
        text(Tree.map(row, "category"), "name").orElse(null),
        text(row, "stream_title").orElse(null));
  }

  private static Optional<String> text(Map<String, @Nullable Object> row, String name) {
    return Optional.ofNullable(Tree.string(row, name)).filter(text -> !text.isBlank());
  }
}
