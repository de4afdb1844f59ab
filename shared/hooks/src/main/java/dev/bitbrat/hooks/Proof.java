package dev.bitbrat.hooks;

import dev.bitbrat.platform.webhook.Signatures;
import dev.bitbrat.web.WebRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** How a caller shows that they may. */
sealed interface Proof {
  /** A secret word in a header, {@code X-Hook-Secret} or {@code Authorization: Bearer}. */
  record Word(String secret) implements Proof {
    @Override
    public String toString() {
      return "Word[]";
    }
  }

  /**
   * A signature over the body.
   *
   * @param header that it stands in
   * @param prefix before the digits, for example {@code sha256=}
   * @param algorithm for example {@code HmacSHA256}
   * @param base64 rather than hex
   */
  record Signature(String key, String header, String prefix, String algorithm, boolean base64)
      implements Proof {
    @Override
    public String toString() {
      return "Signature[" + header + ", " + algorithm + ']';
    }
  }

  /**
   * Takes as long for what is missing, unknown or wrong as for what is right: whoever asks learns
   * nothing of what there is.
   */
  static boolean holds(Optional<Proof> proof, WebRequest request) {
    return switch (proof.orElse(Decoys.WORD)) {
      case Word(String secret) -> {
        boolean right = sameWord(secret, word(request).orElse(""));
        boolean decoy = signed(Decoys.SIGNATURE, request);
        yield right && !decoy && proof.isPresent();
      }
      case Signature signature -> {
        boolean right = signed(signature, request);
        boolean decoy = sameWord(Decoys.WORD.secret(), word(request).orElse(""));
        // A GET has no body: what is signed there is the same for ever, and for every hook.
        yield right && !decoy && request.method().equals("POST");
      }
    };
  }

  private static Optional<String> word(WebRequest request) {
    return request
        .header("X-Hook-Secret")
        .or(
            () ->
                request
                    .header("Authorization")
                    .filter(value -> value.toLowerCase(Locale.ROOT).startsWith("bearer "))
                    .map(value -> value.substring("bearer ".length()).strip()));
  }

  /** Compares hashes, which are equally long whatever the words are. */
  private static boolean sameWord(String secret, String claimed) {
    return Signatures.match(hash(secret), hash(claimed));
  }

  private static byte[] hash(String word) {
    return Signatures.hmac("HmacSHA256", "compare", word.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean signed(Signature signature, WebRequest request) {
    byte[] expected = Signatures.hmac(signature.algorithm(), signature.key(), request.body());
    String claimed = request.header(signature.header()).orElse("");
    String digits =
        claimed.startsWith(signature.prefix())
            ? claimed.substring(signature.prefix().length())
            : "";
    return Signatures.match(
        expected,
        signature.base64()
            ? base64(digits)
            : Signatures.hex(digits.toLowerCase(Locale.ROOT), expected.length));
  }

  private static byte[] base64(String digits) {
    try {
      return Base64.getDecoder().decode(digits);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  /** What is compared with for nothing; nobody knows them, and they let nobody in. */
  final class Decoys {
    static final Word WORD = new Word(UUID.randomUUID().toString());
    static final Signature SIGNATURE =
        new Signature(WORD.secret(), "X-Hub-Signature-256", "sha256=", "HmacSHA256", false);

    private Decoys() {}
  }
}
