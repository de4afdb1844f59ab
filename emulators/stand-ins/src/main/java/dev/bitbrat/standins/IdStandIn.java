package dev.bitbrat.standins;

import dev.bitbrat.standins.IdRecords.Answered;
import dev.bitbrat.standins.IdRecords.Code;
import dev.bitbrat.standins.IdRecords.Device;
import dev.bitbrat.standins.IdRecords.Given;
import dev.bitbrat.standins.Loopback.Request;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The authorization servers of Twitch ({@code /oauth2/authorize}, {@code token}, {@code validate},
 * {@code revoke}, {@code device}) and of Kick ({@code /oauth/authorize}, {@code token}, {@code
 * revoke}, and the API's {@code /public/v1/users}), refusing in their words. Whoever opens the
 * address where people allow something has allowed it at once.
 */
public final class IdStandIn implements AutoCloseable {
  public static final String CLIENT_ID = TwitchStandIn.CLIENT_ID;
  public static final String CLIENT_SECRET = "stand-in-secret";

  private static final String DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";

  private final IdRecords records = new IdRecords();
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();
  private final Script script = new Script();
  private final Loopback server;
  private InstantSource clock = InstantSource.system();
  private Account person = new Account("4711002", "burgeroni");
  private @Nullable List<String> onlyScopes;
  private Duration userLife = Duration.ofHours(4);
  private int interval = 5;
  private boolean typesAtOnce;
  private boolean denies;
  private boolean rotates;
  private boolean publicClient;

  private IdStandIn(int port) {
    server = Loopback.start(port, this::handle);
  }

  /** Somebody with an account. */
  public record Account(String id, String login) {}

  public static IdStandIn start() {
    return start(0);
  }

  /**
   * @param port 0 for any free one
   */
  public static IdStandIn start(int port) {
    return new IdStandIn(port);
  }

  /** Runs until it is stopped. The only argument is the port, any free one without it. */
  public static void main(String[] arguments) throws InterruptedException {
    int port = arguments.length == 0 ? 0 : Integer.parseInt(arguments[0]);
    try (IdStandIn id = start(port)) {
      System.out.println("TWITCH_ID_URL=" + id.uri());
      System.out.println("KICK_ID_URL=" + id.uri());
      System.out.println("KICK_API_URL=" + id.uri());
      for (String platform : List.of("TWITCH", "KICK")) {
        System.out.println(platform + "_CLIENT_ID=" + CLIENT_ID);
        System.out.println(platform + "_CLIENT_SECRET=" + CLIENT_SECRET);
      }
      System.err.println("Whoever is sent there has allowed it at once; Ctrl-C ends this.");
      Thread.currentThread().join();
    }
  }

  public URI uri() {
    return server.uri();
  }

  public IdStandIn clock(InstantSource source) {
    clock = source;
    return this;
  }

  /** Who sits at the browser from now on. */
  public synchronized IdStandIn person(String id, String login) {
    person = new Account(id, login);
    return this;
  }

  /** From now on whoever is asked says no; or yes again. */
  public synchronized IdStandIn denies(boolean value) {
    denies = value;
    return this;
  }

  /** From now on only these are given, whatever was asked for. */
  public synchronized IdStandIn givesOnly(List<String> scopes) {
    onlyScopes = List.copyOf(scopes);
    return this;
  }

  /** How long access tokens of people live; four hours if nobody says. */
  public synchronized IdStandIn userLife(Duration life) {
    userLife = life;
    return this;
  }

  /** A refresh token works once, and the next comes with the answer. */
  public synchronized IdStandIn rotates() {
    rotates = true;
    return this;
  }

  /** The client has no secret, and its refresh tokens work once. */
  public synchronized IdStandIn publicClient() {
    publicClient = true;
    return rotates();
  }

  /** The person disconnects the application, or changes the password: no token works any more. */
  public synchronized void disconnect() {
    records.dropAll();
  }

  /** Every code of a device that comes from now on is typed in at once. */
  public synchronized IdStandIn typesAtOnce(int intervalSeconds) {
    typesAtOnce = true;
    interval = intervalSeconds;
    return this;
  }

  /** The person types the code in. */
  public synchronized void approveDevices() {
    records.answerDevices(Answered.YES);
  }

  public synchronized void denyDevices() {
    records.answerDevices(Answered.NO);
  }

  public synchronized boolean isValid(String access) {
    return records.ofAccess(access, clock.instant()) != null;
  }

  /** Each of these befalls one request, in order; then it behaves again. */
  public IdStandIn next(Misbehaviour... misbehaviours) {
    script.add(misbehaviours);
    return this;
  }

  /**
   * How often something was asked for.
   *
   * @param what for example {@code POST /oauth2/token refresh_token}
   */
  public int count(String what) {
    return counts.getOrDefault(what, 0);
  }

  @Override
  public void close() {
    server.close();
  }

  private @Nullable Answer handle(Request request) {
    return script.answer(() -> behave(request));
  }

  private synchronized Answer behave(Request request) {
    Map<String, String> form = form(request);
    String grant = form.getOrDefault("grant_type", "");
    counts.merge((request.what() + ' ' + grant).strip(), 1, Integer::sum);
    boolean kick = request.what().contains(" /oauth/");
    return switch (request.what()) {
      case "GET /oauth2/authorize", "GET /oauth/authorize" -> authorize(form, kick);
      case "POST /oauth2/token", "POST /oauth/token" -> token(form, grant, kick);
      case "POST /oauth2/device" -> device(form);
      case "GET /oauth2/validate" -> validate(bearer(request, "OAuth "));
      case "POST /oauth2/revoke", "POST /oauth/revoke" -> revoke(form);
      case "GET /public/v1/users" -> user(bearer(request, "Bearer "));
      default -> refused(404, "Not Found", kick);
    };
  }

  private Answer authorize(Map<String, String> form, boolean kick) {
    String redirect = form.get("redirect_uri");
    if (!CLIENT_ID.equals(form.get("client_id")) || redirect == null) {
      return refused(400, "invalid client", kick);
    }
    if (!"code".equals(form.get("response_type"))) return refused(400, "Invalid request", kick);
    String challenge = form.get("code_challenge");
    if (kick && (challenge == null || !"S256".equals(form.get("code_challenge_method")))) {
      return refused(400, "Invalid request", true);
    }
    Map<String, String> back = new LinkedHashMap<>();
    if (denies) {
      back.put("error", "access_denied");
      back.put("error_description", "The user denied you access");
    } else {
      List<String> scopes = scopes(form);
      Given given = new Given(person, scopes, clock.instant());
      back.put("code", records.code(new Code(redirect, challenge, given)));
      back.put("scope", String.join(" ", scopes));
    }
    back.put("state", form.getOrDefault("state", ""));
    StringBuilder location = new StringBuilder(redirect);
    back.forEach(
        (name, value) ->
            location
                .append(location.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return new Answer(302, Map.of("Location", location.toString()), new byte[0]);
  }

  private Answer token(Map<String, String> form, String grant, boolean kick) {
    if (!CLIENT_ID.equals(form.get("client_id"))) return refused(400, "invalid client", kick);
    boolean secretless = publicClient && !grant.equals("client_credentials");
    if (!secretless && !grant.equals(DEVICE_GRANT)) {
      String secret = form.get("client_secret");
      if (secret == null) return refused(400, "missing client secret", kick);
      if (!CLIENT_SECRET.equals(secret)) return refused(403, "invalid client secret", kick);
    }
    return switch (grant) {
      case "authorization_code" -> exchange(form, kick);
      case "refresh_token" -> refresh(form.getOrDefault("refresh_token", ""), kick);
      case "client_credentials" ->
          given(new Given(null, List.of(), clock.instant()), Duration.ofDays(58), null, kick);
      case DEVICE_GRANT -> deviceToken(form.getOrDefault("device_code", ""));
      default -> refused(400, "Invalid request", kick);
    };
  }

  private Answer exchange(Map<String, String> form, boolean kick) {
    Code code = records.takeCode(form.getOrDefault("code", ""));
    if (code == null) {
      return refused(400, kick ? "invalid_grant" : "Invalid authorization code", kick);
    }
    if (!code.redirect().equals(form.get("redirect_uri"))) {
      return refused(400, "Parameter redirect_uri does not match registered URI", kick);
    }
    String challenge = code.challenge();
    if (challenge != null && !challenge.equals(s256(form.getOrDefault("code_verifier", "")))) {
      return refused(400, "invalid_grant", kick);
    }
    return given(code.given(), userLife, records.refresh(code.given()), kick);
  }

  private Answer refresh(String refresh, boolean kick) {
    Given given = records.ofRefresh(refresh);
    if (given == null) return refused(400, kick ? "invalid_grant" : "Invalid refresh token", kick);
    String next = refresh;
    if (rotates) {
      records.dropRefresh(refresh);
      next = records.refresh(given);
    }
    return given(given, userLife, next, kick);
  }

  private Answer given(Given given, Duration life, @Nullable String refresh, boolean kick) {
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("access_token", records.access(given.until(clock.instant().plus(life))));
    answer.put("token_type", kick ? "Bearer" : "bearer");
    answer.put("expires_in", life.toSeconds());
    if (refresh != null) answer.put("refresh_token", refresh);
    if (given.user() != null) {
      answer.put("scope", kick ? String.join(" ", given.scopes()) : given.scopes());
    }
    return Answer.json(200, answer);
  }

  private Answer device(Map<String, String> form) {
    if (!CLIENT_ID.equals(form.get("client_id"))) return refused(400, "invalid client", false);
    Duration life = Duration.ofMinutes(30);
    String code = records.device(scopes(form), clock.instant(), life);
    Device device = records.ofDevice(code);
    String userCode = device == null ? "" : device.userCode();
    if (typesAtOnce) records.answerDevices(Answered.YES);
    return Answer.json(
        200,
        Map.of(
            "device_code",
            code,
            "expires_in",
            life.toSeconds(),
            "interval",
            interval,
            "user_code",
            userCode,
            "verification_uri",
            uri() + "/activate?device-code=" + userCode));
  }

  private Answer deviceToken(String code) {
    Device device = records.ofDevice(code);
    if (device == null || device.ends().isBefore(clock.instant())) {
      return refused(400, "invalid device code", false);
    }
    return switch (device.answered()) {
      case NOT_YET -> refused(400, "authorization_pending", false);
      case NO -> refused(400, "access_denied", false);
      case YES -> {
        records.dropDevice(code);
        Given given = new Given(person, device.scopes(), clock.instant());
        yield given(given, userLife, records.refresh(given), false);
      }
    };
  }

  private Answer validate(String access) {
    Instant now = clock.instant();
    Given given = records.ofAccess(access, now);
    if (given == null) return refused(401, "invalid access token", false);
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("client_id", CLIENT_ID);
    Account user = given.user();
    if (user != null) {
      answer.put("login", user.login());
      answer.put("user_id", user.id());
    }
    answer.put("scopes", user == null ? null : given.scopes());
    answer.put("expires_in", Duration.between(now, given.ends()).toSeconds());
    return Answer.json(200, answer);
  }

  private Answer revoke(Map<String, String> form) {
    boolean known = records.dropAccess(form.getOrDefault("token", ""));
    return known ? new Answer(200, Map.of(), new byte[0]) : refused(400, "Invalid token", false);
  }

  private Answer user(String access) {
    Given given = records.ofAccess(access, clock.instant());
    Account user = given == null ? null : given.user();
    if (user == null) return Answer.json(401, Map.of("data", Map.of(), "message", "Unauthorized"));
    return Answer.json(
        200,
        Map.of(
            "data",
            List.of(Map.of("user_id", Long.parseLong(user.id()), "name", user.login())),
            "message",
            "OK"));
  }

  private List<String> scopes(Map<String, String> form) {
    if (onlyScopes != null) return onlyScopes;
    String asked = form.getOrDefault("scope", form.getOrDefault("scopes", "")).strip();
    return asked.isEmpty() ? List.of() : List.of(asked.split(" +"));
  }

  private static Answer refused(int status, String message, boolean kick) {
    return kick
        ? Answer.json(status, Map.of("error", message))
        : Answer.json(status, Map.of("status", status, "message", message));
  }

  private static String bearer(Request request, String scheme) {
    String header = request.header("Authorization");
    return header != null && header.startsWith(scheme) ? header.substring(scheme.length()) : "";
  }

  /** Of the address and the body together. */
  private static Map<String, String> form(Request request) {
    Map<String, String> form = new HashMap<>();
    String body = new String(request.body().value(), StandardCharsets.UTF_8);
    for (String part : (request.query() + "&" + body).split("&")) {
      int equals = part.indexOf('=');
      if (equals > 0) form.put(part.substring(0, equals), decoded(part.substring(equals + 1)));
    }
    return form;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String s256(String verifier) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] hash = sha.digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
