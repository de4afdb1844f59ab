package dev.bitbrat.twilio;

import com.twilio.security.RequestValidator;
import dev.bitbrat.platform.webhook.FormFields;
import dev.bitbrat.platform.webhook.MalformedException;
import dev.bitbrat.platform.webhook.Protocol.Verdict;
import dev.bitbrat.web.WebRequest;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether a request comes from Twilio: HMAC-SHA1 over the public address and the form's fields, or,
 * of any other body, over the address with the body's hash in it. It says nothing of when.
 */
final class TwilioSignature {
  static final String HEADER = "X-Twilio-Signature";
  static final String FORM = "application/x-www-form-urlencoded";

  static final Verdict UNCLAIMED =
      new Verdict.Refused("the signature header is missing or there more than once");

  private static final Verdict WRONG = new Verdict.Refused("the signature does not match");
  private static final String BODY_HASH = "bodySHA256";
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private TwilioSignature() {}

  static Verdict judge(WebRequest request, String publicUrl, String authToken) {
    RequestValidator validator = new RequestValidator(authToken);
    String signature = request.header(HEADER).orElse("");
    boolean genuine =
        isForm(request)
            ? form(request, validator, publicUrl, signature)
            : other(request, validator, publicUrl, signature);
    return genuine ? new Verdict.Genuine() : WRONG;
  }

  private static boolean isForm(WebRequest request) {
    String type = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    return type.equals(FORM) || type.startsWith(FORM + ';');
  }

  /** What cannot be read in one way only has no signature that matches. */
  private static boolean form(
      WebRequest request, RequestValidator validator, String url, String signature) {
    try {
      return validator.validate(url, FormFields.read(request.body()), signature);
    } catch (MalformedException e) {
      return false;
    }
  }

  /** Twilio adds the hash to the address, the only part of it that we take from the request. */
  private static boolean other(
      WebRequest request, RequestValidator validator, String url, String signature) {
    String hash = request.query().getOrDefault(BODY_HASH, "");
    if (!SHA256.matcher(hash).matches()) return false;
    String signed = url + (url.contains("?") ? '&' : '?') + BODY_HASH + '=' + hash;
    try {
      return validator.validate(signed, request.text(), signature);
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
