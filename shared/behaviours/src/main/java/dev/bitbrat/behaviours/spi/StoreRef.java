package dev.bitbrat.behaviours.spi;

/** Names a data store or source of the same bot. */
public record StoreRef(String name) {
  @Override
  public String toString() {
    return name;
  }
}
