package dev.bitbrat.host;

import static java.lang.System.Logger.Level.INFO;

import dev.bitbrat.events.Event;
import dev.bitbrat.pipeline.Outcome;
import dev.bitbrat.pipeline.Stage;
import java.util.concurrent.atomic.AtomicBoolean;

/** Stands where the language model would be, and says once that there is none. */
final class NoModelStage implements Stage {
  private static final System.Logger log = System.getLogger(NoModelStage.class.getName());
  private final AtomicBoolean said = new AtomicBoolean();

  @Override
  public String name() {
    return "llm-bot";
  }

  @Override
  public Outcome apply(Event event) {
    if (said.compareAndSet(false, true)) {
      log.log(
          INFO,
          "No language model is configured: set OPENAI_API_KEY, or OPENAI_BASE_URL for a server"
              + " of your own. Everything else works.");
    }
    return Outcome.Advance.skip(event, "no language model is configured");
  }
}
