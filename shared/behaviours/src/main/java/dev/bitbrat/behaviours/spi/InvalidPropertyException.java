package dev.bitbrat.behaviours.spi;

/** Thrown by a component's constructor: the properties do not go together. */
public final class InvalidPropertyException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String property;

  /**
   * @param message what was expected, for a person
   */
  public InvalidPropertyException(String property, String message) {
    super(message);
    this.property = property;
  }

  public String property() {
    return property;
  }

  /** What was expected. */
  public String problem() {
    return String.valueOf(getMessage());
  }
}
