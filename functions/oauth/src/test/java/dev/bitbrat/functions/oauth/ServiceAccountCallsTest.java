package dev.bitbrat.functions.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.auth.oauth2.TokenVerifier;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.web.WebRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceAccountCallsTest {
  static final String ACCOUNT = "clockwork@t.iam.gserviceaccount.com";
  static final String AUDIENCE = "https://oauth.example";
  static final String ISSUER = "https://accounts.google.com";

  static final KeyPair KEY = pair();

  ServiceAccountCalls calls =
      new ServiceAccountCalls(
          TokenVerifier.newBuilder()
              .setPublicKey(KEY.getPublic())
              .setAudience(AUDIENCE)
              .setIssuer(ISSUER)
              .build(),
          ACCOUNT);

  @Test
  void letsTheServiceAccountIn() throws Exception {
    assertThat(calls.test(bearer(token(KEY, ACCOUNT, "true", AUDIENCE, ISSUER, 60)))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "other@t.iam.gserviceaccount.com, true, https://oauth.example, https://accounts.google.com, 60",
    "clockwork@t.iam.gserviceaccount.com, false, https://oauth.example,"
        + " https://accounts.google.com, 60",
    "clockwork@t.iam.gserviceaccount.com, true, https://api.example, https://accounts.google.com,"
        + " 60",
    "clockwork@t.iam.gserviceaccount.com, true, https://oauth.example, https://evil.example, 60",
    "clockwork@t.iam.gserviceaccount.com, true, https://oauth.example, https://accounts.google.com,"
        + " -3600",
  })
  void letsNobodyElseIn(String email, String verified, String audience, String issuer, long seconds)
      throws Exception {
    String token = token(KEY, email, verified, audience, issuer, seconds);
    assertThat(calls.test(bearer(token))).isFalse();
  }

  @Test
  void letsNobodyInWhoSignsWithAnotherKey() throws Exception {
    assertThat(calls.test(bearer(token(pair(), ACCOUNT, "true", AUDIENCE, ISSUER, 60)))).isFalse();
  }

  @Test
  void saysThatItCannotTellWhenTheKeysCannotBeRead() {
    ServiceAccountCalls keyless =
        new ServiceAccountCalls(
            TokenVerifier.newBuilder()
                .setCertificatesLocation("http://127.0.0.1:1/keys")
                .setAudience(AUDIENCE)
                .setIssuer(ISSUER)
                .build(),
            ACCOUNT);
    assertThatThrownBy(
            () -> keyless.test(bearer(token(KEY, ACCOUNT, "true", AUDIENCE, ISSUER, 60))))
        .isInstanceOf(OutageException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Bearer", "Bearer a.b.c", "Bearer ..", "Basic a.b.c", "Bearer {}.{}.x"})
  void nonsenseIsNobody(String header) {
    assertThat(calls.test(request(Map.of("authorization", List.of(header))))).isFalse();
    assertThat(calls.test(request(Map.of()))).isFalse();
    assertThat(calls.test(bearer("a.b." + "c".repeat(10_000)))).isFalse();
  }

  private static WebRequest bearer(String token) {
    return request(Map.of("authorization", List.of("Bearer " + token)));
  }

  private static WebRequest request(Map<String, List<String>> headers) {
    return new WebRequest("POST", "/oauth/refresh", Map.of(), headers, new byte[0], "127.0.0.1");
  }

  private static String token(
      KeyPair key, String email, String verified, String audience, String issuer, long seconds)
      throws GeneralSecurityException {
    long ends = Instant.now().getEpochSecond() + seconds;
    String payload =
        """
        {"iss": "%s", "aud": "%s", "email": "%s", "email_verified": %s, "exp": %d, "iat": %d}
        """
            .formatted(issuer, audience, email, verified, ends, ends - 3600);
    String signed = base64("{\"alg\": \"RS256\", \"typ\": \"JWT\"}") + '.' + base64(payload);
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(key.getPrivate());
    signature.update(signed.getBytes(StandardCharsets.US_ASCII));
    return signed + '.' + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has RSA", e);
    }
  }
}
