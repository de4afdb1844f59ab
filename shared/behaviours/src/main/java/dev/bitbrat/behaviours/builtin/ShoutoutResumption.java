package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.spi.Action;
import dev.bitbrat.behaviours.spi.Resumption;
import dev.bitbrat.behaviours.spi.Run;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The next shoutout's turn. */
public final class ShoutoutResumption implements Resumption {
  @Override
  public String kind() {
    return ShoutoutQueue.KIND;
  }

  @Override
  public Action.Result resume(Run run, Map<String, @Nullable Object> payload) {
    new ShoutoutQueue(run).next();
    return Action.Result.DONE;
  }
}
