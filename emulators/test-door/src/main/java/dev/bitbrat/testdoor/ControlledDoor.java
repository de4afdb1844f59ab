package dev.bitbrat.testdoor;

import dev.bitbrat.cloud.TestDoor;
import dev.bitbrat.function.ConfigurationException;
import java.nio.file.Path;

/** The variable names a {@link Control} file; how far events went is written beside it. */
public final class ControlledDoor implements TestDoor {
  @Override
  public World open(String value) {
    Path file = Path.of(value);
    ControlledWorld world = new ControlledWorld(file);
    try {
      var _ = world.instant();
    } catch (IllegalStateException e) {
      throw new ConfigurationException(VARIABLE + ": " + e.getMessage());
    }
    WalkLog walks = new WalkLog(WalkLog.beside(file));
    return new World(world, world.chance(), world, walks, walks);
  }
}
