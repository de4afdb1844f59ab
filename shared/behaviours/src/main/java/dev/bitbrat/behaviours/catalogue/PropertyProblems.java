package dev.bitbrat.behaviours.catalogue;

/** Takes what is wrong with a component's properties. */
@FunctionalInterface
public interface PropertyProblems {
  /**
   * @param field for example {@code text[1]}
   * @param message what was expected, for a person
   */
  void error(String field, String message);
}
