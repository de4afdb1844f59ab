package dev.bitbrat.examples.dice;

import dev.bitbrat.behaviours.spi.Component;
import dev.bitbrat.behaviours.spi.ComponentProvider;
import java.util.List;

/** Named by the service file: all that this jar adds. */
public final class DiceComponents implements ComponentProvider {
  @Override
  public List<Class<? extends Component>> components() {
    return List.of(Chance.class, DiceRoll.class, DiceSource.class);
  }
}
