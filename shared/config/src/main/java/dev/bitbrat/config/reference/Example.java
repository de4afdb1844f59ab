package dev.bitbrat.config.reference;

import dev.bitbrat.behaviours.catalogue.ComponentType;
import dev.bitbrat.behaviours.spi.Component;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * A small bot that shows a component, and a transcript with a case where it does something and one
 * where it does not. They come in the component's jar: {@code
 * META-INF/bitbrat/examples/{trigger|condition|action|store|source}/NAME.yaml} and {@code .txt}.
 *
 * @param bot YAML
 * @param transcript as {@code brat test} plays it
 */
public record Example(String bot, String transcript) {
  private static final String FOLDER = "META-INF/bitbrat/examples/";

  /** Empty if the component comes without one. */
  public static Optional<Example> of(ComponentType type) {
    Optional<String> bot = read(type, ".yaml");
    Optional<String> transcript = read(type, ".txt");
    return bot.isPresent() && transcript.isPresent()
        ? Optional.of(new Example(bot.get(), transcript.get()))
        : Optional.empty();
  }

  /** The resource's name without its ending. */
  public static String nameOf(ComponentType type) {
    return FOLDER + type.part().name().toLowerCase(Locale.ROOT) + '/' + type.implementation();
  }

  private static Optional<String> read(ComponentType type, String ending) {
    Class<? extends Component> component = type.constructor().getDeclaringClass();
    try (InputStream in = component.getClassLoader().getResourceAsStream(nameOf(type) + ending)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
