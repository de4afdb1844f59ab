package dev.bitbrat.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.platform.webhook.Protocol.Verdict;
import dev.bitbrat.standins.TwilioRequest;
import dev.bitbrat.web.WebRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors that Twilio's documentation and its SDK have. */
class TwilioSignatureTest {
  static final String URL = "https://mycompany.com/myapp.php?foo=1&bar=2";
  static final String TOKEN = "12345";
  static final String FORM =
      "Digits=1234&CallSid=CA1234567890ABCDE&To=%2B18005551212&Caller=%2B14158675309"
          + "&From=%2B14158675309";
  static final String JSON = "{\"property\": \"value\", \"boolean\": true}";
  static final String HASH = "0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";

  @ParameterizedTest
  @CsvSource({
    "https://mycompany.com/myapp.php?foo=1&bar=2,      RSOYDt4T1cUTdK1PDd93/VVr8B8=",
    "https://mycompany.com:1234/myapp.php?foo=1&bar=2, RSOYDt4T1cUTdK1PDd93/VVr8B8=",
    "https://mycompany.com/myapp.php?foo=1&bar=2,      kvajT1Ptam85bY51eRf/AJRuM3w=",
    "http://mycompany.com:1234/myapp.php?foo=1&bar=2,  Zmvh+3yNM1Phv2jhDCwEM3q5ebU=",
    "http://mycompany.com/myapp.php?foo=1&bar=2,       0ZXoZLH/DfblKGATFgpif+LLRf4="
  })
  void knowsTwiliosOwnSignaturesWithAndWithoutAPort(String url, String signature) {
    assertThat(form(FORM, url, signature)).isEqualTo(new Verdict.Genuine());
  }

  @Test
  void refusesAnotherFormOrAnotherSignature() {
    String genuine = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";

    assertThat(form(FORM.replace("1234&", "1235&"), URL, genuine)).isNotEqualTo(ok());
    assertThat(form(FORM + "&Digits=1234", URL, genuine)).isNotEqualTo(ok());
    assertThat(form(FORM + "&x=%zz", URL, genuine)).isNotEqualTo(ok());
    assertThat(form(FORM, URL + "3", genuine)).isNotEqualTo(ok());
    assertThat(form(FORM, URL, "NOT" + genuine)).isNotEqualTo(ok());
  }

  @ParameterizedTest
  @CsvSource({
    "https://mycompany.com/myapp.php?foo=1&bar=2, a9nBmqA0ju/hNViExpshrM61xv4=",
    "https://mycompany.com/myapp.php,             y77kIzt2vzLz71DgmJGsen2scGs="
  })
  void checksAnyOtherBodyByItsHash(String url, String signature) {
    assertThat(json(JSON, HASH, url, signature)).isEqualTo(ok());
    assertThat(json(JSON + " ", HASH, url, signature)).isNotEqualTo(ok());
    assertThat(json(JSON, "", url, signature)).isNotEqualTo(ok());
    assertThat(json(JSON, HASH + "&x=", url, signature)).isNotEqualTo(ok());
  }

  @Test
  void theSignerOfTheStandInSignsTheSame() {
    Map<String, String> form =
        Map.of(
            "Digits", "1234",
            "CallSid", "CA1234567890ABCDE",
            "To", "+18005551212",
            "Caller", "+14158675309",
            "From", "+14158675309");

    assertThat(TwilioRequest.signed(TOKEN, URL, form).headers())
        .containsEntry("X-Twilio-Signature", "RSOYDt4T1cUTdK1PDd93/VVr8B8=");
  }

  private static Verdict ok() {
    return new Verdict.Genuine();
  }

  private static Verdict form(String body, String url, String signature) {
    return judge(TwilioSignature.FORM, Map.of(), body, url, signature);
  }

  private static Verdict json(String body, String hash, String url, String signature) {
    return judge("application/json", Map.of("bodySHA256", hash), body, url, signature);
  }

  private static Verdict judge(
      String type, Map<String, String> query, String body, String url, String signature) {
    Map<String, List<String>> headers =
        Map.of("content-type", List.of(type), "x-twilio-signature", List.of(signature));
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    WebRequest request = new WebRequest("POST", "/", query, headers, bytes, "127.0.0.1");
    return TwilioSignature.judge(request, url, TOKEN);
  }
}
