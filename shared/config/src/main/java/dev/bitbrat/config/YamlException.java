package dev.bitbrat.config;

/** A YAML document cannot be read any further. */
final class YamlException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Place place;

  YamlException(Place place, String message) {
    super(message, null, false, false);
    this.place = place;
  }

  Place place() {
    return place;
  }

  String problem() {
    return String.valueOf(getMessage());
  }
}
