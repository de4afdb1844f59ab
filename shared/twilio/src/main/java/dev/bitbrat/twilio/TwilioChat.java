package dev.bitbrat.twilio;

import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;
import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Platform;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.platform.pace.Pace;
import dev.bitbrat.platform.rest.RestSettings;
import dev.bitbrat.platform.text.MessageText;
import dev.bitbrat.platform.tokens.RefusedTokenException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Twilio by its SDK: SMS, and messages of Conversations (classic). Twilio does not recognise a
 * repeated request, so what may have been heard is never sent twice.
 */
public final class TwilioChat implements Platform {
  private static final int MOST_CHARACTERS = 1_600;
  private static final Pattern CONVERSATION = Pattern.compile("CH[0-9a-zA-Z]{1,62}");
  private static final Pattern SERVICE = Pattern.compile("MG[0-9a-zA-Z]{1,62}");
  private static final Pattern NUMBER = Pattern.compile("(?:[a-z]+:)?\\+?[0-9]{3,20}");

  private final TwilioSettings settings;
  private final TwilioAccess access;
  private final Pace pace;
  private final InstantSource clock;

  /**
   * @param environment variables, as {@code docs/twilio-events.md} has them
   * @throws IllegalArgumentException if a variable is not understood; the message names it
   */
  public TwilioChat(
      Map<String, String> environment,
      RestSettings api,
      RestSettings conversations,
      Secrets secrets,
      InstantSource clock) {
    this(environment, api, conversations, secrets, clock, new Pace(clock, Pace.Sleep.REAL));
  }

  TwilioChat(
      Map<String, String> environment,
      RestSettings api,
      RestSettings conversations,
      Secrets secrets,
      InstantSource clock,
      Pace pace) {
    this.settings = TwilioSettings.of(environment);
    this.access = new TwilioAccess(api, conversations, secrets);
    this.pace = pace;
    this.clock = clock;
  }

  @Override
  public String name() {
    return Happening.PLATFORM;
  }

  /**
   * Blocks for the settings' time limits at most, twice if the credentials have to be read anew;
   * and for {@link Pace#PATIENCE} before that if Twilio said to wait.
   *
   * @throws OutageException when there is no connection, or the secrets cannot be read
   */
  @Override
  public Sent send(Outgoing message) {
    String text = fit(message.text(), message.startsWithData());
    if (text.isEmpty()) return new Sent.Refused("there is nothing to see in the text");
    String to = message.channelId() == null ? message.channel() : message.channelId();
    if (to == null || to.isBlank()) {
      return new Sent.Refused("Twilio wants a number or a conversation, and the event has none");
    }
    if (CONVERSATION.matcher(to).matches()) {
      return send("conversations", sdk -> inConversation(sdk, to, text));
    }
    if (!NUMBER.matcher(to).matches()) {
      return new Sent.Refused("where to send is neither a number nor a conversation of Twilio's");
    }
    Optional<String> from = from(message.account());
    return from.isEmpty()
        ? new Sent.Refused("Twilio wants a number to send from: set TWILIO_FROM")
        : send(from.get(), sdk -> byText(sdk, to, from.get(), text));
  }

  /** The number that was written to, else the one that the operator set. */
  private Optional<String> from(@Nullable String account) {
    return Optional.ofNullable(account).filter(NUMBER.asMatchPredicate()).or(settings::from);
  }

  /**
   * @param line what Twilio says to wait with: the queue of a number, or all conversations
   */
  private Sent send(String line, Function<TwilioRestClient, @Nullable String> call) {
    Optional<Duration> wait = pace.await(line, List.of());
    if (wait.isPresent()) {
      return new Sent.NotNow("it would be over Twilio's rate limit", wait.get(), false);
    }
    return pace.heed(line, call(call));
  }

  private Sent call(Function<TwilioRestClient, @Nullable String> call) {
    try {
      return new Sent.Accepted(access.call(call));
    } catch (OnceHttp.NotTaken e) {
      return TwilioSent.failure(e.result(), clock.instant());
    } catch (TwilioException e) {
      return new Sent.Unknown("Twilio took it, but answered unreadably");
    } catch (ExplainedException e) {
      return RefusedTokenException.notNow(e);
    }
  }

  private @Nullable String byText(TwilioRestClient sdk, String to, String from, String text) {
    PhoneNumber recipient = new PhoneNumber(to);
    MessageCreator creator =
        SERVICE.matcher(from).matches()
            ? Message.creator(recipient, from, text)
            : Message.creator(recipient, new PhoneNumber(from), text);
    // Twilio tells what becomes of a text only where the text itself says.
    settings.publicUrl().map(URI::create).ifPresent(creator::setStatusCallback);
    return creator.create(sdk).getSid();
  }

  private @Nullable String inConversation(TwilioRestClient sdk, String conversation, String text) {
    return com.twilio.rest.conversations.v1.conversation.Message.creator(conversation)
        .setAuthor(settings.identity())
        .setBody(text)
        .create(sdk)
        .getSid();
  }

  @Override
  public List<String> parts(Outgoing message, boolean asked, int most) {
    int characters = MOST_CHARACTERS;
    while (true) {
      List<String> parts =
          new MessageText(characters, false, "")
              .split(message.text(), message.startsWithData(), asked ? most : 1);
      if (parts.stream().allMatch(part -> part.length() <= MOST_CHARACTERS)) return parts;
      characters -= 100;
    }
  }

  /** Twilio counts UTF-16: what is beyond the first plane counts twice. */
  private static String fit(String text, boolean startsWithData) {
    int most = MOST_CHARACTERS;
    while (true) {
      String fitted = new MessageText(most, false, "").fit(text, startsWithData);
      if (fitted.length() <= MOST_CHARACTERS) return fitted;
      most -= Math.max(1, (fitted.length() - MOST_CHARACTERS + 1) / 2);
    }
  }
}
