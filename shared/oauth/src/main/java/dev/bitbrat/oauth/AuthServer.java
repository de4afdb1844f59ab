package dev.bitbrat.oauth;

import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.platform.rest.Answers;
import dev.bitbrat.platform.rest.RestClient;
import dev.bitbrat.platform.rest.RestRequest;
import dev.bitbrat.platform.rest.RestResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the authorization server of a platform. Each request goes out exactly once. */
final class AuthServer {
  private static final String DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";

  private final Provider provider;
  private final Secrets secrets;
  private final RestClient id;
  private final RestClient api;

  AuthServer(Provider provider, Secrets secrets) {
    this.provider = provider;
    this.secrets = secrets;
    this.id = new RestClient(provider.id());
    this.api = new RestClient(provider.api());
  }

  Provider provider() {
    return provider;
  }

  Optional<String> clientId() {
    return secret(provider.clientId());
  }

  /** The names of secrets without which nobody can log in by a browser. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    for (String name : List.of(provider.clientId(), provider.clientSecret())) {
      if (secret(name).isEmpty()) missing.add(name);
    }
    return missing;
  }

  /**
   * Where people allow it.
   *
   * @param challenge of PKCE; used where the platform speaks it
   */
  String authorizeUrl(String redirect, String state, List<String> scopes, String challenge) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("response_type", "code");
    fields.put("client_id", clientId().orElse(""));
    fields.put("redirect_uri", redirect);
    fields.put("scope", String.join(" ", scopes));
    fields.put("state", state);
    if (provider.ways().pkce()) {
      fields.put("code_challenge", challenge);
      fields.put("code_challenge_method", "S256");
    }
    fields.putAll(provider.ways().asking());
    return provider.id().base().resolve(provider.ways().authorize())
        + "?"
        + RestRequest.form(fields);
  }

  AuthAnswer exchange(String code, String redirect, String verifier) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("grant_type", "authorization_code");
    fields.put("code", code);
    fields.put("redirect_uri", redirect);
    if (provider.ways().pkce()) fields.put("code_verifier", verifier);
    return token(fields, code);
  }

  AuthAnswer refresh(String refresh) {
    return token(Map.of("grant_type", "refresh_token", "refresh_token", refresh), refresh);
  }

  /** An app access token. */
  AuthAnswer app() {
    return token(Map.of("grant_type", "client_credentials"), "");
  }

  /** The answer to a device's code, if there is one yet. */
  AuthAnswer device(String deviceCode, List<String> scopes) {
    return token(
        Map.of(
            "grant_type",
            DEVICE_GRANT,
            "device_code",
            deviceCode,
            "scopes",
            String.join(" ", scopes)),
        deviceCode);
  }

  /** Begins a login by device code. */
  RestResult beginDevice(String path, List<String> scopes) {
    Map<String, String> fields =
        Map.of("client_id", clientId().orElse(""), "scopes", String.join(" ", scopes));
    return asked(id, RestRequest.postForm(path, fields));
  }

  Identity identity(String access) {
    RestRequest request =
        RestRequest.get(provider.ways().identity())
            .with("Authorization", provider.ways().identityScheme() + access);
    return switch (asked(api, request)) {
      case RestResult.Silence(String how) -> new Identity.Unavailable(how);
      case RestResult.Answered answered when answered.isSuccess() -> known(answered);
      case RestResult.Answered answered when answered.status() == 401 ->
          new Identity.Invalid(said(answered, access));
      case RestResult.Answered answered -> new Identity.Unavailable(said(answered, access));
    };
  }

  private Identity known(RestResult.Answered answered) {
    Map<String, @Nullable Object> body = answered.object();
    List<Map<String, @Nullable Object>> users = Tree.maps(body, "data");
    Map<String, @Nullable Object> user = users.isEmpty() ? body : users.getFirst();
    String userId = text(user.get("user_id"));
    String login = text(user.containsKey("login") ? user.get("login") : user.get("name"));
    if (userId == null)
      return new Identity.Unavailable(provider.title() + " did not say who it is");
    return new Identity.Known(
        new Who(
            userId,
            login == null ? null : login.toLowerCase(Locale.ROOT),
            Tree.strings(body, "scopes").stream().limit(200).toList()));
  }

  private static @Nullable String text(@Nullable Object value) {
    if (!(value instanceof String) && !(value instanceof Long)) return null;
    String text = value.toString();
    return text.matches("[\\p{L}\\p{N}_. -]{1,100}") ? text : null;
  }

  private AuthAnswer token(Map<String, String> fields, String confidential) {
    Optional<String> client = clientId();
    if (client.isEmpty()) {
      return new AuthAnswer.Misconfigured("the secret " + provider.clientId() + " is missing");
    }
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.put("client_id", client.get());
    // A device's code is exchanged without it, whatever kind of application it is.
    if (!DEVICE_GRANT.equals(fields.get("grant_type"))) {
      secret(provider.clientSecret()).ifPresent(secret -> all.put("client_secret", secret));
    }
    RestRequest request = RestRequest.postForm(provider.ways().token(), all);
    return switch (asked(id, request)) {
      case RestResult.Silence(String how) -> new AuthAnswer.Unavailable(how);
      case RestResult.Answered answered -> answer(answered, confidential);
    };
  }

  private AuthAnswer answer(RestResult.Answered answered, String confidential) {
    if (answered.isSuccess()) {
      Grant grant = Grant.read(answered.object());
      return grant == null
          ? new AuthAnswer.Unavailable(provider.title() + " answered without a token")
          : new AuthAnswer.Granted(grant);
    }
    String said = said(answered, confidential);
    // What is no JSON comes from something in between, which knows nothing of tokens.
    boolean byThem = !answered.object().isEmpty() && answered.status() < 404;
    if (!byThem) return new AuthAnswer.Unavailable(said);
    boolean client = said.toLowerCase(Locale.ROOT).contains("client");
    if (client) return new AuthAnswer.Misconfigured(said);
    return answered.status() == 400 || answered.status() == 401
        ? new AuthAnswer.Refused(said)
        : new AuthAnswer.Unavailable(said);
  }

  /** Twitch says {@code message}, Kick and RFC 6749 {@code error}. */
  private String said(RestResult.Answered answered, String confidential) {
    String message = Tree.string(answered.object(), "message");
    if (message == null) message = Tree.string(answered.object(), "error");
    String start = provider.title() + " answered " + answered.status();
    if (message == null || message.isBlank()) return start;
    String safe = confidential.isEmpty() ? message : message.replace(confidential, "***");
    String secret = secret(provider.clientSecret()).orElse("");
    if (!secret.isEmpty()) safe = safe.replace(secret, "***");
    return start + ": " + Answers.brief(safe);
  }

  private static RestResult asked(RestClient client, RestRequest request) {
    try {
      return client.ask(request);
    } catch (OutageException e) {
      return new RestResult.Silence(String.valueOf(e.getMessage()));
    }
  }

  private Optional<String> secret(String name) {
    return secrets.get(name).map(String::strip).filter(value -> !value.isEmpty());
  }
}
