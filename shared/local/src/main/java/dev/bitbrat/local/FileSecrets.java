package dev.bitbrat.local;

import dev.bitbrat.events.Tree;
import dev.bitbrat.json.Json;
import dev.bitbrat.json.JsonException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.SecretVault;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Credentials from a JSON file of the form {@code {"NAME": "value"}}. No file is no secrets; values
 * that are not strings are left out. Several processes may write to it at once: each holds the lock
 * of a file beside it meanwhile.
 */
public final class FileSecrets implements SecretVault {
  private static final Logger LOG = System.getLogger(FileSecrets.class.getName());

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,255}");

  private final Path file;
  private final Map<String, String> copies = new ConcurrentHashMap<>();
  private final AtomicBoolean warned = new AtomicBoolean();

  public FileSecrets(Path file) {
    this.file = file;
  }

  @Override
  public Optional<String> get(String name) {
    String copy = copies.get(name);
    if (copy != null) return Optional.of(copy);
    Optional<String> value = Optional.ofNullable(Tree.string(read(), name));
    value.ifPresent(v -> copies.put(name, v));
    return value;
  }

  @Override
  public void forget(String name) {
    copies.remove(name);
  }

  /**
   * Which there are.
   *
   * @throws OutageException when the file cannot be read
   */
  public Set<String> names() {
    return Set.copyOf(read().keySet());
  }

  @Override
  public void put(String name, String value) {
    update(name, before -> value);
  }

  @Override
  public String update(String name, Function<Optional<String>, String> change) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("no name of a secret: " + name);
    }
    try (FileMutex _ = FileMutex.of(file)) {
      Map<String, @Nullable Object> all = new LinkedHashMap<>(read());
      String value = change.apply(Optional.ofNullable(Tree.string(all, name)));
      all.put(name, value);
      OwnerOnly.write(file, Json.write(all));
      copies.put(name, value);
      return value;
    } catch (IOException e) {
      throw new OutageException("cannot write " + file, e);
    }
  }

  @Override
  public String toString() {
    return "FileSecrets[" + file + ']';
  }

  private Map<String, @Nullable Object> read() {
    try {
      String text = Files.readString(file);
      warnIfOthersMayRead();
      return Json.parseObject(text);
    } catch (NoSuchFileException e) {
      return Map.of();
    } catch (JsonException e) {
      // Without the cause and its message: they might quote a value.
      throw new OutageException(
          file + " is not a JSON object, see line " + e.line() + ", column " + e.column());
    } catch (IOException e) {
      throw new OutageException("cannot read " + file, e);
    }
  }

  private void warnIfOthersMayRead() throws IOException {
    if (OwnerOnly.othersMayRead(file) && warned.compareAndSet(false, true)) {
      LOG.log(Level.WARNING, "Others can read the secrets in {0}: run chmod 600 on it.", file);
    }
  }
}
