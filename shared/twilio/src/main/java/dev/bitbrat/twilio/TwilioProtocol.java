package dev.bitbrat.twilio;

import static java.lang.System.Logger.Level.DEBUG;

import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.platform.webhook.FormFields;
import dev.bitbrat.platform.webhook.MalformedException;
import dev.bitbrat.platform.webhook.Protocol;
import dev.bitbrat.web.WebRequest;
import dev.bitbrat.web.WebResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Twilio's deliveries over HTTP: SMS, their delivery status and Conversations, told apart by their
 * fields. All are forms posted to one address.
 */
public final class TwilioProtocol implements Protocol {
  public static final String SECRET = "TWILIO_AUTH_TOKEN";

  private static final System.Logger log = System.getLogger(TwilioProtocol.class.getName());

  private static final int MOST_BYTES = 60 << 10;

  private final TwilioSettings settings;
  private final Secrets secrets;
  private final List<Dialect> dialects;

  /**
   * @param environment variables, as {@code docs/twilio-events.md} has them
   * @throws IllegalArgumentException if a variable is not understood; the message names it
   */
  public TwilioProtocol(Map<String, String> environment, Secrets secrets) {
    this.settings = TwilioSettings.of(environment);
    this.secrets = secrets;
    this.dialects = List.of(new ConversationsDialect(settings.identity()), new SmsDialect());
  }

  @Override
  public String platform() {
    return "Twilio";
  }

  @Override
  public int mostBytes() {
    return MOST_BYTES;
  }

  @Override
  public String contentType() {
    return TwilioSignature.FORM;
  }

  /** The token is looked up only when there is a signature to look at. */
  @Override
  public Verdict judge(WebRequest request, Instant now) {
    if (request.header(TwilioSignature.HEADER).isEmpty()) return TwilioSignature.UNCLAIMED;
    if (request.body().length > MOST_BYTES) {
      return new Verdict.Refused("the body is larger than " + MOST_BYTES + " bytes");
    }
    if (settings.publicUrl().isEmpty()) return new Verdict.Unconfigured(TwilioSettings.PUBLIC_URL);
    Optional<String> token = secrets.get(SECRET).map(String::strip).filter(t -> !t.isEmpty());
    return token.isEmpty()
        ? new Verdict.Unconfigured(SECRET)
        : TwilioSignature.judge(request, settings.publicUrl().get(), token.get());
  }

  @Override
  public Taken take(WebRequest request, Instant now) {
    Form form = new Form(FormFields.read(request.body()));
    for (Dialect dialect : dialects) {
      if (!dialect.speaks(form)) continue;
      Taken taken = dialect.take(form, now);
      if (taken.events().isEmpty()) log.log(DEBUG, "a delivery of Twilio is no event for us");
      return taken;
    }
    throw new MalformedException("neither a message, nor a status, nor of a conversation");
  }

  /** Taken, and nothing to say of it to anybody. */
  static Taken nothing() {
    return new Taken(List.of(), WebResponse.empty(204));
  }
}
