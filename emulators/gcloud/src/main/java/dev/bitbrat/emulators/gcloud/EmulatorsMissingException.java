package dev.bitbrat.emulators.gcloud;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** There is no emulator on this machine and no way to run one. Says where it was looked for. */
public final class EmulatorsMissingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private EmulatorsMissingException(String message) {
    super(message);
  }

  static EmulatorsMissingException of(Collection<Emulator> missing, List<String> lookedFor) {
    String names = join(missing, Emulator::label, " and ");
    return new EmulatorsMissingException(
        "The "
            + names
            + " emulator cannot be started: it was found nowhere.\n"
            + lookedFor.stream().map(s -> "  - " + s + "\n").collect(Collectors.joining())
            + "What helps, any one of:\n"
            + "  - apt-get install "
            + join(missing, Emulator::aptPackage, " ")
            + "   (Google's apt repository)\n"
            + "  - gcloud components install "
            + join(missing, Emulator::component, " ")
            + "\n  - a running Docker with the compose plugin\n"
            + "  - "
            + join(missing, e -> e.variable() + "=host:port", " and ")
            + " of emulators that run already");
  }

  private static String join(
      Collection<Emulator> emulators, Function<Emulator, String> name, String separator) {
    return emulators.stream().map(name).collect(Collectors.joining(separator));
  }
}
