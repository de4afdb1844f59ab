package dev.bitbrat.behaviours.spi;

import java.util.List;
import java.util.Optional;

/** A source at one moment. */
public record BoundSource(Source source, Access access) {
  public Shape shape() {
    return source.shape();
  }

  public List<Entry> entries() {
    return source.entries(access);
  }

  public Optional<Entry> find(String key) {
    return source.find(access, key);
  }
}
