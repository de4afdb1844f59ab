package dev.bitbrat.api;

import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.pipeline.Write;
import dev.bitbrat.web.WebRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Bearer tokens, stored as SHA-256 at {@code tokens/{hash}}: reading the store yields none. */
public final class Tokens {
  private final Store store;

  public Tokens(Store store) {
    this.store = store;
  }

  /**
   * Whom a token stands for.
   *
   * @param tokenHash tells the callers' sessions apart
   * @param bot the only bot that the token reaches
   * @param role wire name of a {@link dev.bitbrat.events.Role}
   */
  public record Caller(String tokenHash, String bot, String user, String role) {
    public boolean mayOperate() {
      return role.equals("broadcaster");
    }
  }

  /** The caller of a request with {@code Authorization: Bearer TOKEN}, if we know the token. */
  public Optional<Caller> caller(WebRequest request) {
    return request
        .header("authorization")
        .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
        .map(value -> value.substring(7).strip())
        .filter(token -> !token.isEmpty() && token.length() <= 512)
        .flatMap(this::lookUp);
  }

  private Optional<Caller> lookUp(String token) {
    String hash = hash(token);
    return store.get(path(hash)).map(doc -> caller(hash, doc.fields()));
  }

  private static Caller caller(String hash, Map<String, @Nullable Object> fields) {
    return new Caller(
        hash,
        String.valueOf(Tree.string(fields, "bot")),
        String.valueOf(Tree.string(fields, "user")),
        String.valueOf(Tree.string(fields, "role")));
  }

  /** Lets a token in, or changes what it stands for. */
  public void grant(String token, String bot, String user, String role) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("bot", bot);
    fields.put("user", user);
    fields.put("role", role);
    store.commit(List.of(new Write.Put(path(hash(token)), fields, Write.Condition.ANY, null)));
  }

  private static DocPath path(String hash) {
    return DocPath.of("tokens", hash);
  }

  private static String hash(String token) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
