package dev.bitbrat.twitch;

import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Platform;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.twitch.HelixCall.Credentials;
import dev.bitbrat.twitch.HelixCall.Result;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sends chat messages by Twitch's "Send Chat Message" with an app access token. Twitch does not
 * recognise a repeated request, so what may have been heard is never sent twice.
 */
public final class HelixChat implements Platform {
  public static final String TOKEN = "TWITCH_APP_TOKEN";
  public static final String CLIENT_ID = "TWITCH_CLIENT_ID";

  private static final String PATH = "/helix/chat/messages";
  private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7e]+");
  private static final Pattern SCHEME =
      Pattern.compile("^(?:oauth:|bearer +)", Pattern.CASE_INSENSITIVE);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);
  private static final int REASON_CODE_POINTS = 200;

  private final HelixCall helix;
  private final Secrets secrets;
  private final InstantSource clock;

  public HelixChat(HelixSettings settings, Secrets secrets, InstantSource clock) {
    this.helix = new HelixCall(settings);
    this.secrets = secrets;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "twitch";
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
    return withFreshToken(body);
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

  /** A token may have been renewed since we read it: one refusal is looked into. */
  private Sent withFreshToken(Map<String, @Nullable Object> body) {
    for (int round = 1; ; round++) {
      Optional<Credentials> credentials = credentials();
      if (credentials.isEmpty()) {
        return new Sent.NotNow(
            "the secrets " + TOKEN + " and " + CLIENT_ID + " are not set, or malformed: set them",
            null,
            true);
      }
      Result result = helix.post(PATH, body, credentials.get());
      boolean unauthorized = result instanceof Result.Answered(int status, _, _) && status == 401;
      if (!unauthorized) return outcome(result, credentials.get());
      secrets.forget(TOKEN);
      secrets.forget(CLIENT_ID);
      if (round == 2) return refusedToken();
    }
  }

  private static Sent refusedToken() {
    return new Sent.NotNow(
        "Twitch does not accept the app access token: renew the secret "
            + TOKEN
            + " and check that "
            + CLIENT_ID
            + " is the app that it was made for",
        null,
        true);
  }

  private Optional<Credentials> credentials() {
    Optional<String> token =
        secrets.get(TOKEN).map(t -> SCHEME.matcher(t.strip()).replaceFirst(""));
    Optional<String> clientId = secrets.get(CLIENT_ID).map(String::strip);
    return token
        .filter(VISIBLE_ASCII.asMatchPredicate())
        .flatMap(
            t ->
                clientId
                    .filter(VISIBLE_ASCII.asMatchPredicate())
                    .map(id -> new Credentials(t, id)));
  }

  private Sent outcome(Result result, Credentials credentials) {
    return switch (result) {
      case Result.Silence(String how) -> new Sent.Unknown(how);
      case Result.Answered(int status, var body, var resetAt) ->
          switch (status) {
            case 200 -> accepted(body);
            case 429 -> new Sent.NotNow("over Twitch's rate limit", untilReset(resetAt), false);
            case 408, 500, 503 -> new Sent.NotNow("Twitch answered " + status, null, true);
            default -> other(status, body, credentials);
          };
    };
  }

  private static Sent other(
      int status, @Nullable Map<String, @Nullable Object> body, Credentials credentials) {
    if (status < 300 || status >= 500) return new Sent.Unknown("Twitch answered " + status);
    String said = body == null ? null : Tree.string(body, "message");
    if (said == null || said.isBlank()) return new Sent.Refused("Twitch answered " + status);
    String safe = said.replace(credentials.token(), "***");
    return new Sent.Refused("Twitch answered " + status + ": " + brief(safe));
  }

  private static Sent accepted(@Nullable Map<String, @Nullable Object> body) {
    Optional<Map<String, @Nullable Object>> row = HelixCall.first(body);
    if (row.isEmpty() || !(row.get().get("is_sent") instanceof Boolean isSent)) {
      return new Sent.Unknown("Twitch answered 200, but unreadably");
    }
    if (isSent) return new Sent.Accepted(Tree.string(row.get(), "message_id"));
    Map<String, @Nullable Object> reason = Tree.map(row.get(), "drop_reason");
    return new Sent.Refused(
        brief(
            "Twitch dropped it: "
                + Tree.string(reason, "code")
                + ", "
                + Tree.string(reason, "message")));
  }

  private @Nullable Duration untilReset(Optional<Long> resetAt) {
    if (resetAt.isEmpty()) return null;
    Instant now = clock.instant();
    long seconds = Math.clamp(resetAt.get() - now.getEpochSecond(), 1, LONGEST_WAIT.toSeconds());
    return Duration.ofSeconds(seconds);
  }

  private static String brief(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ");
    boolean fits = line.codePointCount(0, line.length()) <= REASON_CODE_POINTS;
    return fits ? line : line.substring(0, line.offsetByCodePoints(0, REASON_CODE_POINTS)) + "...";
  }
}
