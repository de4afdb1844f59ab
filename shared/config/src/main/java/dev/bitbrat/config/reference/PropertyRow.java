package dev.bitbrat.config.reference;

import dev.bitbrat.behaviours.catalogue.Durations;
import dev.bitbrat.behaviours.catalogue.PropertySpec;
import dev.bitbrat.behaviours.spi.Shape;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A property as a row of a table. */
final class PropertyRow {
  private PropertyRow() {}

  static String of(PropertySpec spec) {
    String name = '`' + spec.name() + '`' + (spec.isMain() ? " (main)" : "");
    String given =
        spec.defaultValue()
            .map(value -> "`" + value + '`')
            .orElse(spec.optional() ? "none" : "required");
    return "| "
        + String.join(" | ", name, cell(written(spec)), given, cell(spec.description()))
        + " |";
  }

  private static String written(PropertySpec spec) {
    String expected = spec.type().expected(spec);
    String choices = spec.choices().isEmpty() ? "" : String.join(", ", spec.choiceNames());
    return switch (spec.type()) {
      case CHOICE -> "one of " + choices;
      case CHOICES -> "one or a list of " + choices;
      case TEXT -> "a text";
      case TEMPLATE -> "a text with placeholders";
      case DURATION -> "a duration" + length(spec);
      case STORE -> store(spec);
      case COMMANDS -> "a name, a list of names or `{ datastore: NAME }`";
      case WHOLE, NUMBER, TRUTH, TEXTS, VALUE, VALUES, VALUE_MAP, PATTERN, ADDRESS, CONDITIONS ->
          expected;
    };
  }

  private static String length(PropertySpec spec) {
    long min = spec.property().min();
    long max = spec.property().max();
    String least = min == Long.MIN_VALUE ? "" : ", at least " + words(min);
    return least + (max == Long.MAX_VALUE ? "" : ", at most " + words(max));
  }

  private static String words(long seconds) {
    return Durations.words(Duration.ofSeconds(seconds));
  }

  private static String store(PropertySpec spec) {
    String shapes =
        Arrays.stream(spec.property().shapes())
            .map(Shape::name)
            .map(shape -> shape.toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" or "));
    String kind = shapes.isEmpty() ? "" : " (" + shapes + ")";
    String what = spec.property().writable() ? "a data store" : "a data store or source";
    return "the name of " + what + kind;
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
