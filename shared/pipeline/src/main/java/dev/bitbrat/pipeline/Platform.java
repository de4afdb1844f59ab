package dev.bitbrat.pipeline;

import dev.bitbrat.events.Tree;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Speaks and acts on one platform on the bot's behalf, and looks things up there. */
public interface Platform {
  /** For example {@code twitch}. */
  String name();

  /**
   * Sends once. Never throws for what the platform answers.
   *
   * @throws OutageException when nothing was sent and a later try may work
   */
  Sent send(Outgoing message);

  /**
   * A text as the messages that it takes, in order; each of them is sent by itself, and fits. The
   * same for the same text, for a part that was sent is not sent again.
   *
   * @param asked whether somebody asked for that; a platform may do it unasked where people expect
   *     long texts
   * @param most there are never more; the last one is cut
   */
  default List<String> parts(Outgoing message, boolean asked, int most) {
    return List.of(message.text());
  }

  /**
   * Does once what the platform can do besides chat. Never throws for what the platform answers.
   *
   * @throws OutageException when nothing was done and a later try may work
   */
  default Sent act(Action action) {
    return new Sent.Refused(name() + " does not do " + action.action());
  }

  /**
   * Nothing will be said where the platform waits for it: it need not show any more that something
   * comes. As well as it can be done; never throws.
   */
  default void dismiss(Callback callback) {}

  /**
   * What the platform says about a channel now; empty if it has no such channel.
   *
   * @param bot whose token asks
   * @param login as in the channel's address, without {@code @}; case does not matter
   * @throws OutageException when nobody can tell now
   * @throws ExplainedException when nobody can tell before a person sets something right
   */
  default Optional<Channel> channel(String bot, String login) {
    return Optional.empty();
  }

  /**
   * @param account the bot's own account, by id
   * @param channel name of the channel, for people
   * @param channelId the platform's id of the channel
   * @param startsWithData whether the first visible character came from data, so that the platform
   *     must not take the text for a command
   * @param replyTo id of the message to thread to
   * @param mentions those that the bot's author wrote, as they stand in the text, for example
   *     {@code <@80351110224678912>} or {@code @everyone}; whatever else looks like one came from
   *     data and calls nobody
   * @param callback where the platform waits for this text; {@code null} if it does not
   */
  record Outgoing(
      String deliveryId,
      String bot,
      @Nullable String account,
      @Nullable String channel,
      @Nullable String channelId,
      String text,
      boolean startsWithData,
      @Nullable String replyTo,
      List<String> mentions,
      @Nullable Callback callback) {
    public Outgoing {
      mentions = List.copyOf(mentions);
    }

    public Outgoing(
        String deliveryId,
        String bot,
        @Nullable String account,
        @Nullable String channel,
        @Nullable String channelId,
        String text,
        boolean startsWithData,
        @Nullable String replyTo) {
      this(
          deliveryId,
          bot,
          account,
          channel,
          channelId,
          text,
          startsWithData,
          replyTo,
          List.of(),
          null);
    }

    /**
     * What follows when it is sent in parts; only the first one threads.
     *
     * @param id derived from this one's
     */
    public Outgoing next(String id, String part) {
      return new Outgoing(
          id, bot, account, channel, channelId, part, true, null, mentions, callback);
    }

    /** The same with another text. */
    public Outgoing saying(String part) {
      return new Outgoing(
          deliveryId,
          bot,
          account,
          channel,
          channelId,
          part,
          startsWithData,
          replyTo,
          mentions,
          callback);
    }

    /** The same, by an account. */
    public Outgoing by(String other) {
      return new Outgoing(
          deliveryId,
          bot,
          other,
          channel,
          channelId,
          text,
          startsWithData,
          replyTo,
          mentions,
          callback);
    }
  }

  /**
   * Where a platform waits for the answer to what it asked us. On the wire in the metadata of the
   * event's {@code egress}, under {@code callback}.
   *
   * @param address the platform's name of the place, for example an application's id
   * @param token lets whoever has it answer: never in a log
   * @param until when it stops waiting
   */
  record Callback(String address, String token, Instant until) {
    public static final String KEY = "callback";

    /** The form that travels along with an event. */
    public Map<String, @Nullable Object> toTree() {
      return Map.of("address", address, "token", token, "until", until.toString());
    }

    /** Of an event's egress metadata; empty if there is none that can be read. */
    public static Optional<Callback> of(Map<String, @Nullable Object> metadata) {
      Map<String, @Nullable Object> tree = Tree.map(metadata, KEY);
      String address = Tree.string(tree, "address");
      String token = Tree.string(tree, "token");
      String until = Tree.string(tree, "until");
      if (address == null || token == null || until == null) return Optional.empty();
      try {
        return Optional.of(new Callback(address, token, Instant.parse(until)));
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }

    @Override
    public String toString() {
      return "Callback[" + address + ", until " + until + ']';
    }
  }

  /**
   * @param account the bot's own account, by id
   * @param channel where to: name of the channel, for people
   * @param channelId the platform's id of that channel
   * @param action for example {@code shoutout}
   * @param arguments what the action asks for; a shoutout: {@code login}
   */
  record Action(
      String deliveryId,
      String bot,
      @Nullable String account,
      @Nullable String channel,
      @Nullable String channelId,
      String action,
      Map<String, @Nullable Object> arguments) {
    public Action(
        String deliveryId,
        String bot,
        @Nullable String account,
        @Nullable String channel,
        @Nullable String channelId,
        String action,
        Map<String, @Nullable Object> arguments) {
      this.deliveryId = deliveryId;
      this.bot = bot;
      this.account = account;
      this.channel = channel;
      this.channelId = channelId;
      this.action = action;
      this.arguments = Tree.mapOf(arguments);
    }

    /** The same, by an account. */
    public Action by(String other) {
      return new Action(deliveryId, bot, other, channel, channelId, action, arguments);
    }
  }

  /**
   * @param login as in the channel's address
   * @param name as its owner writes it
   * @param game what was played last; {@code null} if nothing is set
   * @param title of the stream; {@code null} if it has none
   */
  record Channel(
      String id, String login, String name, @Nullable String game, @Nullable String title) {}

  sealed interface Sent {
    /** The platform took it. */
    record Accepted(@Nullable String platformId) implements Sent {}

    /** It will never take this one: say why, do not try again. */
    record Refused(String reason) implements Sent {}

    /** It did not take it now; nothing was sent. */
    record NotNow(String reason, @Nullable Duration retryAfter, boolean counted) implements Sent {}

    /**
     * The request went out and no answer came: it may or may not be in the chat.
     *
     * @param repeatable how long after the first try the platform takes another one for the same;
     *     zero if it never does
     */
    record Unknown(String reason, Duration repeatable) implements Sent {
      public Unknown(String reason) {
        this(reason, Duration.ZERO);
      }
    }
  }
}
