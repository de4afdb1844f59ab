package dev.bitbrat.supervisor;

import dev.bitbrat.config.BotLoader;
import dev.bitbrat.config.Bundle;
import dev.bitbrat.config.ConfigProblem;
import dev.bitbrat.config.Loaded;
import dev.bitbrat.emulators.gcloud.EmulatorException;
import dev.bitbrat.emulators.gcloud.EmulatorsMissingException;
import dev.bitbrat.host.EmulatedPlatform;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What {@code brat local up --emulators} finds. */
public final class SupervisedPlatform implements EmulatedPlatform {
  private static final String PROJECT = "bitbrat-local";

  @Override
  public Running start(Options options, Consumer<String> progress) throws InterruptedException {
    Bundle bundle = bundle(options.bot(), progress);
    Supervisor supervisor = supervisor(options, progress);
    supervisor.push(bundle);
    progress.accept("The bot " + bundle.name() + " is in force.");
    return new Supervised(supervisor);
  }

  private static Supervisor supervisor(Options options, Consumer<String> progress)
      throws InterruptedException {
    try {
      return Supervisor.start(
          new Supervisor.Settings(
              options.home(),
              "brat local up --emulators",
              PROJECT,
              options.topology(),
              options.environment(),
              options.port(),
              true),
          progress);
    } catch (EmulatorsMissingException | EmulatorException e) {
      throw new SupervisorException(String.valueOf(e.getMessage()), e);
    }
  }

  private static Bundle bundle(Path bot, Consumer<String> progress) {
    return switch (BotLoader.load(bot)) {
      case Loaded.Ok ok -> {
        ok.warnings().forEach(warning -> progress.accept(warning.toString()));
        yield ok.bundle();
      }
      case Loaded.Invalid invalid ->
          throw new SupervisorException(
              invalid.problems().stream()
                  .map(ConfigProblem::toString)
                  .collect(
                      Collectors.joining("\n", "The bot in " + bot + " cannot be used:\n", "")));
    };
  }

  private record Supervised(Supervisor supervisor) implements Running {
    @Override
    public Map<String, URI> addresses() {
      return supervisor.addresses();
    }

    @Override
    public void close() {
      supervisor.close();
    }
  }
}
