package dev.bitbrat.emulators.gcloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * For tests on the real emulators: {@code @ExtendWith(EmulatorsForTests.class)} and a parameter of
 * type {@link Emulators}. They start once for all test classes of a module. Without emulators a
 * test is skipped with the reason, and fails where {@code CI=true}.
 */
public final class EmulatorsForTests implements BeforeAllCallback, ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(EmulatorsForTests.class);

  /** For JUnit. */
  public EmulatorsForTests() {}

  @Override
  public void beforeAll(ExtensionContext context) {
    try {
      shared(context);
    } catch (EmulatorsMissingException e) {
      if ("true".equals(System.getenv("CI"))) throw e;
      Assumptions.abort(e.getMessage());
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Emulators.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return shared(context);
  }

  private static Emulators shared(ExtensionContext context) {
    Store store = context.getRoot().getStore(NAMESPACE);
    return store
        .getOrComputeIfAbsent(Held.class, key -> new Held(start(System.getenv())), Held.class)
        .emulators();
  }

  private static Emulators start(Map<String, String> environment) {
    return Emulators.start(
        EnumSet.allOf(Emulator.class), environment, folder(), EmulatorsForTests::log);
  }

  private static Path folder() {
    Path target = Path.of("target");
    try {
      return Files.isDirectory(target)
          ? target.resolve("emulators").toAbsolutePath()
          : Files.createTempDirectory("bitbrat-emulators");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void log(String line) {
    System.getLogger(EmulatorsForTests.class.getName()).log(System.Logger.Level.INFO, line);
  }

  /** Closed by JUnit after the last test. */
  private record Held(Emulators emulators) implements AutoCloseable {
    @Override
    public void close() {
      emulators.close();
    }
  }
}
