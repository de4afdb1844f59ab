package dev.bitbrat.twitch;

import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Platform.Channel;
import dev.bitbrat.twitch.HelixAccess.Token;
import dev.bitbrat.twitch.HelixCall.Result;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks channels up: "Get Users" for who it is, "Get Channel Information" for what is played. */
final class HelixChannels {
  private static final Pattern LOGIN = Pattern.compile("[a-zA-Z0-9_]{1,25}");
  private static final Pattern ID = Pattern.compile("[0-9]{1,20}");

  private final HelixCall helix;
  private final HelixAccess access;

  HelixChannels(HelixCall helix, HelixAccess access) {
    this.helix = helix;
    this.access = access;
  }

  /**
   * @throws OutageException when Twitch cannot tell now
   * @throws ExplainedException when it will not tell before somebody sets something right
   */
  Optional<Channel> find(String login) {
    return user(login).flatMap(this::withInformation);
  }

  /** Its id, by the one request that this takes; what cannot be a login is asked of nobody. */
  Optional<String> id(String login) {
    return user(login).map(user -> String.valueOf(user.get("id")));
  }

  private Optional<Map<String, @Nullable Object>> user(String login) {
    if (!LOGIN.matcher(login).matches()) return Optional.empty();
    return first("/helix/users?login=" + login).filter(HelixChannels::hasId);
  }

  private static boolean hasId(Map<String, @Nullable Object> user) {
    return user.get("id") instanceof String id && ID.matcher(id).matches();
  }

  private Optional<Channel> withInformation(Map<String, @Nullable Object> user) {
    String id = String.valueOf(user.get("id"));
    return first("/helix/channels?broadcaster_id=" + id)
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

  private Optional<Map<String, @Nullable Object>> first(String path) {
    Result result = access.ask(Token.APP, credentials -> helix.get(path, credentials)).result();
    return switch (result) {
      case Result.Silence(String how) -> throw new OutageException("looking up a channel: " + how);
      case Result.Answered(int status, var body, _) -> row(status, body);
    };
  }

  private static Optional<Map<String, @Nullable Object>> row(
      int status, @Nullable Map<String, @Nullable Object> body) {
    if (status == 200 && body != null) return HelixCall.first(body);
    if (status == 400 || status == 404) return Optional.empty();
    String what = "Twitch answered " + status + " when asked for a channel";
    boolean later = status < 400 || status >= 500 || status == 408 || status == 429;
    throw later ? new OutageException(what) : new ExplainedException(what);
  }
}
