package dev.bitbrat.supervisor;

import dev.bitbrat.pipeline.Secrets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a function's process finds in its environment: no more than a deployed one would. */
final class FunctionEnvironment {
  /** What every process of the machine needs. */
  private static final Set<String> MACHINE =
      Set.of("HOME", "LANG", "LC_ALL", "PATH", "SystemRoot", "TEMP", "TMP", "TMPDIR", "TZ");

  /** Settings that are not secret. */
  private static final Set<String> SETTINGS =
      Set.of(
          "BITBRAT_LOG_FORMAT",
          "BITBRAT_LOG_LEVEL",
          "BITBRAT_PLATFORMS",
          "BITBRAT_TEST_CONTROL",
          "BOT_NAME",
          "DISCORD_API_URL",
          "EGRESS_LEASE",
          "FIRESTORE_DATABASE",
          "KICK_ACCOUNT",
          "KICK_API_URL",
          "KICK_BROADCASTERS",
          "KICK_ID_URL",
          "OPENAI_BASE_URL",
          "OPENAI_MODEL",
          "OPENAI_TIMEOUT_MS",
          "TWILIO_API_URL",
          "TWILIO_CONVERSATIONS_URL",
          "TWILIO_FROM",
          "TWILIO_IDENTITY",
          "TWILIO_PUBLIC_URL",
          "TWITCH_API_URL",
          "TWITCH_BOT",
          "TWITCH_ID_URL",
          "TWITCH_MESSAGES_IN_30S",
          "TWITCH_MODERATED");

  private final Map<String, String> common = new TreeMap<>();
  private final Secrets secrets;

  /**
   * @param given the supervisor's own environment
   * @param emulators variables that tell where they are
   * @param secrets holds what functions may ask for by name
   */
  FunctionEnvironment(
      String project, Map<String, String> given, Map<String, String> emulators, Secrets secrets) {
    given.forEach(
        (name, value) -> {
          if (MACHINE.contains(name) || SETTINGS.contains(name)) common.put(name, value);
        });
    common.put("GOOGLE_CLOUD_PROJECT", project);
    common.putAll(emulators);
    this.secrets = secrets;
  }

  Map<String, String> of(Architecture.Service service) {
    Map<String, String> environment = new TreeMap<>(common);
    for (String name : service.secrets()) {
      secrets.get(name).ifPresent(value -> environment.put(name, value));
    }
    return environment;
  }
}
