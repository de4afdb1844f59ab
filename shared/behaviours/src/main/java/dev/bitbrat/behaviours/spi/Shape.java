package dev.bitbrat.behaviours.spi;

/** How the values of a data store lie. */
public enum Shape {
  SINGLE,
  /** Numbered. */
  LIST,
  /** By name. */
  MAP
}
