package dev.bitbrat.gcp;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the services are.
 *
 * @param project id of the Google Cloud project; any name will do for the emulators
 * @param database of Firestore, mostly {@code (default)}
 * @param pubSubEmulator {@code host:port}, or {@code null} for the real service
 * @param firestoreEmulator {@code host:port}, or {@code null} for the real service
 * @param secretManagerEmulator {@code host:port} of a stand-in, or {@code null}
 */
public record GcpSettings(
    String project,
    String database,
    @Nullable String pubSubEmulator,
    @Nullable String firestoreEmulator,
    @Nullable String secretManagerEmulator) {

  /**
   * From {@code GOOGLE_CLOUD_PROJECT}, and where set {@code FIRESTORE_DATABASE}, {@code
   * PUBSUB_EMULATOR_HOST}, {@code FIRESTORE_EMULATOR_HOST}, {@code SECRETMANAGER_EMULATOR_HOST}.
   *
   * @throws IllegalStateException naming the variable that is missing
   */
  public static GcpSettings from(Map<String, String> environment) {
    String project = value(environment, "GOOGLE_CLOUD_PROJECT");
    if (project == null) {
      throw new IllegalStateException(
          "GOOGLE_CLOUD_PROJECT is not set. Set it to the id of the Google Cloud project (with the"
              + " emulators any name will do)");
    }
    String database = value(environment, "FIRESTORE_DATABASE");
    return new GcpSettings(
        project,
        database == null ? "(default)" : database,
        value(environment, "PUBSUB_EMULATOR_HOST"),
        value(environment, "FIRESTORE_EMULATOR_HOST"),
        value(environment, "SECRETMANAGER_EMULATOR_HOST"));
  }

  String topic(String id) {
    return "projects/" + project + "/topics/" + id;
  }

  String subscription(String id) {
    return "projects/" + project + "/subscriptions/" + id;
  }

  private static @Nullable String value(Map<String, String> environment, String name) {
    String value = environment.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }
}
