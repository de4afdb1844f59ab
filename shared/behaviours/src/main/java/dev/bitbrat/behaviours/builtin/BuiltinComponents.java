package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.spi.Component;
import dev.bitbrat.behaviours.spi.ComponentProvider;
import java.util.List;

/** The components that come along. */
public final class BuiltinComponents implements ComponentProvider {
  @Override
  public List<Class<? extends Component>> components() {
    return List.of(
        ChatCommand.class,
        UserRole.class,
        Reply.class,
        DatastoreAppend.class,
        DatastoreClear.class,
        DatastoreGet.class,
        DatastoreIncrement.class,
        DatastoreModerate.class,
        DatastoreNext.class,
        DatastorePut.class,
        DatastoreRandom.class,
        DatastoreRemove.class,
        DatastoreSet.class,
        SourceGet.class);
  }
}
