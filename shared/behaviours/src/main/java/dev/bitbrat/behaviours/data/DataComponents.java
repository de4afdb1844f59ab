package dev.bitbrat.behaviours.data;

import dev.bitbrat.behaviours.spi.Component;
import dev.bitbrat.behaviours.spi.ComponentProvider;
import java.util.List;

/** The data stores and sources that come along. */
public final class DataComponents implements ComponentProvider {
  @Override
  public List<Class<? extends Component>> components() {
    return List.of(
        SingleStore.class,
        ListStore.class,
        MapStore.class,
        StaticSource.class,
        MapSource.class,
        RandomSource.class,
        HttpSource.class);
  }
}
