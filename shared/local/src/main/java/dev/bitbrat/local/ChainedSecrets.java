package dev.bitbrat.local;

import dev.bitbrat.pipeline.Secrets;
import java.util.List;
import java.util.Optional;

/** Asks several places; the first that has a value wins. */
public final class ChainedSecrets implements Secrets {
  private final List<Secrets> places;

  public ChainedSecrets(List<Secrets> places) {
    this.places = List.copyOf(places);
  }

  @Override
  public Optional<String> get(String name) {
    return places.stream().flatMap(place -> place.get(name).stream()).findFirst();
  }

  @Override
  public void forget(String name) {
    places.forEach(place -> place.forget(name));
  }

  @Override
  public String toString() {
    return "ChainedSecrets" + places;
  }
}
