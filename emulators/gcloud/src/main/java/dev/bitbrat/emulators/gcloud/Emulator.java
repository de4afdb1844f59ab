package dev.bitbrat.emulators.gcloud;

import java.util.List;

/** One of Google's emulators. */
public enum Emulator {
  PUBSUB(
      "Pub/Sub",
      "PUBSUB_EMULATOR_HOST",
      "google-cloud-cli-pubsub-emulator",
      "pubsub-emulator",
      "/v1/projects/ready/topics"),
  FIRESTORE(
      "Firestore",
      "FIRESTORE_EMULATOR_HOST",
      "google-cloud-cli-firestore-emulator",
      "cloud-firestore-emulator",
      "/");

  private final String label;
  private final String variable;
  private final String aptPackage;
  private final String component;
  private final String readyPath;

  Emulator(String label, String variable, String aptPackage, String component, String readyPath) {
    this.label = label;
    this.variable = variable;
    this.aptPackage = aptPackage;
    this.component = component;
    this.readyPath = readyPath;
  }

  /** For people. */
  public String label() {
    return label;
  }

  /** The environment variable by which every Google client finds it: {@code host:port}. */
  public String variable() {
    return variable;
  }

  /** Name for {@code apt-get install}. */
  String aptPackage() {
    return aptPackage;
  }

  /** Name for {@code gcloud components install}, and of its folder in the SDK. */
  String component() {
    return component;
  }

  /** Answers 200 once it serves. */
  String readyPath() {
    return readyPath;
  }

  /** What the SDK's own start script runs. */
  String mainClass() {
    return switch (this) {
      case PUBSUB -> "com.google.cloud.pubsub.testing.v1.Main";
      case FIRESTORE -> "com.google.cloud.datastore.emulator.firestore.CloudFirestore";
    };
  }

  /** What the SDK's own start script hands to {@code java}, less what we decide. */
  List<String> javaOptions() {
    return switch (this) {
      case PUBSUB -> List.of();
      // its error messages exist in English only
      case FIRESTORE -> List.of("-Duser.language=en");
    };
  }
}
