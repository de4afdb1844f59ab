package dev.bitbrat.behaviours.templates;

import dev.bitbrat.behaviours.spi.Component;
import dev.bitbrat.behaviours.spi.ComponentProvider;
import java.util.List;

/** The templates that come along. */
public final class BehaviourTemplates implements ComponentProvider {
  @Override
  public List<Class<? extends Component>> components() {
    return List.of(
        Counter.class,
        Quotes.class,
        Giveaway.class,
        Shoutouts.class,
        Timer.class,
        EightBall.class,
        GoLive.class,
        Pronouns.class,
        ViewerQueue.class,
        CustomCommands.class);
  }
}
