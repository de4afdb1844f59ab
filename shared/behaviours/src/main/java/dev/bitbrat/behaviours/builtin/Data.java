package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.spi.Action;
import dev.bitbrat.behaviours.spi.BoundSource;
import dev.bitbrat.behaviours.spi.BoundStore;
import dev.bitbrat.behaviours.spi.Entry;
import dev.bitbrat.behaviours.spi.InvalidPropertyException;
import dev.bitbrat.behaviours.spi.Run;
import dev.bitbrat.behaviours.spi.Store;
import dev.bitbrat.behaviours.spi.StoreRef;
import dev.bitbrat.behaviours.spi.Template;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What actions have in common that read and write data stores. */
final class Data {
  static final String SPLIT =
      "Whether a text that is too long for one message becomes several, five at most, and is not"
          + " cut. On Discord it always does.";

  static final String INTO =
      "Name under which it is left for later actions: ${state.NAME.value}, n, key, by and date.";
  static final String RECORD = "record";

  private static final Pattern NAME = Pattern.compile("[\\w-]{1,64}");

  private Data() {}

  /**
   * @throws InvalidPropertyException if no placeholder could ask for it
   */
  static void checkInto(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new InvalidPropertyException(
          "into", "expected a name of letters, digits, _ and -, at most 64");
    }
  }

  /** The one that the configuration names: that it is there was checked when it was read. */
  static BoundSource source(Run run, StoreRef ref) {
    return run.source(ref.name()).orElseThrow();
  }

  /** The one that the configuration names: that it is there was checked when it was read. */
  static BoundStore store(Run run, StoreRef ref) {
    return run.store(ref.name()).orElseThrow();
  }

  static Action.Result leave(Run run, String into, Store.Written written) {
    return switch (written) {
      case Store.Written.Ok(Entry entry) -> leave(run, into, entry);
      case Store.Written.Refused(String why) -> new Action.Result.Failed(why);
    };
  }

  /**
   * @param missing why there is none, for the operator
   */
  static Action.Result leave(Run run, String into, Optional<Entry> entry, String missing) {
    return entry
        .map(found -> leave(run, into, found))
        .orElseGet(() -> new Action.Result.Failed(missing));
  }

  static Action.Result leave(Run run, String into, Entry entry) {
    run.leave(into, fields(entry));
    return Action.Result.DONE;
  }

  static Map<String, String> fields(Entry entry) {
    return Map.of(
        "value", entry.text(),
        "n", entry.number() == 0 ? "" : Long.toString(entry.number()),
        "key", orEmpty(entry.key()),
        "by", orEmpty(entry.modifiedBy()),
        "date", date(entry.modifiedAt()));
  }

  private static String date(@Nullable Instant at) {
    return at == null ? "" : LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** The filled template, if there is one. */
  static @Nullable String text(@Nullable Template template, Run run) {
    return template == null ? null : template.text(run);
  }

  /** {@code under KEY} if there is a key. */
  static String under(@Nullable Template key) {
    return key == null ? "" : " under " + key.source();
  }
}
