package dev.bitbrat.standins;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an authorization server remembers. Guarded by whoever holds it. */
final class IdRecords {
  private final Map<String, Code> codes = new HashMap<>();
  private final Map<String, Given> accesses = new HashMap<>();
  private final Map<String, Given> refreshes = new HashMap<>();
  private final Map<String, Device> devices = new HashMap<>();

  /**
   * @param challenge of PKCE, {@code null} without
   */
  record Code(String redirect, @Nullable String challenge, Given given) {}

  /**
   * @param user {@code null} for an app access token
   */
  record Given(IdStandIn.@Nullable Account user, List<String> scopes, Instant ends) {
    Given until(Instant instant) {
      return new Given(user, scopes, instant);
    }
  }

  enum Answered {
    NOT_YET,
    YES,
    NO
  }

  record Device(String userCode, List<String> scopes, Instant ends, Answered answered) {}

  String code(Code code) {
    return kept(codes, code);
  }

  /** Once. */
  @Nullable Code takeCode(String code) {
    return codes.remove(code);
  }

  String access(Given given) {
    return kept(accesses, given);
  }

  @Nullable Given ofAccess(String token, Instant now) {
    Given given = accesses.get(token);
    return given == null || !given.ends().isAfter(now) ? null : given;
  }

  String refresh(Given given) {
    return kept(refreshes, given);
  }

  @Nullable Given ofRefresh(String token) {
    return refreshes.get(token);
  }

  void dropRefresh(String token) {
    refreshes.remove(token);
  }

  boolean dropAccess(String token) {
    return accesses.remove(token) != null;
  }

  void dropAll() {
    accesses.clear();
    refreshes.clear();
  }

  String device(List<String> scopes, Instant now, Duration life) {
    String userCode = UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    return kept(devices, new Device(userCode, scopes, now.plus(life), Answered.NOT_YET));
  }

  @Nullable Device ofDevice(String deviceCode) {
    return devices.get(deviceCode);
  }

  void dropDevice(String deviceCode) {
    devices.remove(deviceCode);
  }

  void answerDevices(Answered answer) {
    devices.replaceAll((code, d) -> new Device(d.userCode(), d.scopes(), d.ends(), answer));
  }

  private static <T> String kept(Map<String, T> in, T value) {
    String key = UUID.randomUUID().toString().replace("-", "");
    in.put(key, value);
    return key;
  }
}
