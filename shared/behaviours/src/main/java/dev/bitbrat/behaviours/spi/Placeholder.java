package dev.bitbrat.behaviours.spi;

/** What a template can ask for. */
@FunctionalInterface
public interface Placeholder {
  /** Known but missing is {@code ""}. */
  String value(Moment moment);
}
