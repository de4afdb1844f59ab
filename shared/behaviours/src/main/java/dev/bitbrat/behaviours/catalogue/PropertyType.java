package dev.bitbrat.behaviours.catalogue;

import com.google.re2j.Pattern;
import dev.bitbrat.behaviours.spi.CommandNames;
import dev.bitbrat.behaviours.spi.Nested;
import dev.bitbrat.behaviours.spi.StoreRef;
import dev.bitbrat.behaviours.spi.Template;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a property is written, by the Java type that it has in its record. */
public enum PropertyType {
  /** {@link String}. */
  TEXT,
  /** {@link Template}. */
  TEMPLATE,
  /** {@code int} or {@code long}. */
  WHOLE,
  /** {@code double}. */
  NUMBER,
  /** {@code boolean}. */
  TRUTH,
  /** {@link Duration}: {@code 10s} or {@code PT10S}. */
  DURATION,
  /** An enum. */
  CHOICE,
  /** A set of an enum's values: one or a list. */
  CHOICES,
  /** A list of texts: one or a list. */
  TEXTS,
  /** {@link Object}: a text, a number or a truth value. */
  VALUE,
  /** A list of texts, numbers and truth values. */
  VALUES,
  /** A map of them. */
  VALUE_MAP,
  /** {@link StoreRef}: the name of a data store or source. */
  STORE,
  /** {@link CommandNames}: one, a list, or a data store. */
  COMMANDS,
  /** {@link Pattern}: a regular expression in linear time. */
  PATTERN,
  /** {@link URI}: a public address. */
  ADDRESS,
  /** A list of {@link Nested}. */
  CONDITIONS;

  private static final Map<Class<?>, PropertyType> BY_CLASS =
      Map.ofEntries(
          Map.entry(String.class, TEXT),
          Map.entry(Template.class, TEMPLATE),
          Map.entry(int.class, WHOLE),
          Map.entry(Integer.class, WHOLE),
          Map.entry(long.class, WHOLE),
          Map.entry(Long.class, WHOLE),
          Map.entry(double.class, NUMBER),
          Map.entry(Double.class, NUMBER),
          Map.entry(boolean.class, TRUTH),
          Map.entry(Boolean.class, TRUTH),
          Map.entry(Duration.class, DURATION),
          Map.entry(StoreRef.class, STORE),
          Map.entry(CommandNames.class, COMMANDS),
          Map.entry(Pattern.class, PATTERN),
          Map.entry(URI.class, ADDRESS),
          Map.entry(Object.class, VALUE));

  static PropertyType of(Type type) {
    if (type instanceof ParameterizedType generic) {
      Class<?> element = elementOf(type);
      if (generic.getRawType() == Set.class && element.isEnum()) return CHOICES;
      if (generic.getRawType() == Map.class) return VALUE_MAP;
      if (generic.getRawType() == List.class) {
        if (element == String.class) return TEXTS;
        return element == Nested.class ? CONDITIONS : VALUES;
      }
    }
    if (type instanceof Class<?> c && c.isEnum()) return CHOICE;
    PropertyType known = type instanceof Class<?> c ? BY_CLASS.get(c) : null;
    if (known == null) throw new IllegalArgumentException("no property can be a " + type);
    return known;
  }

  /** The class of a collection's elements, or the class itself. */
  static Class<?> elementOf(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return elementOf(arguments[arguments.length - 1]);
    }
    return type instanceof Class<?> c ? c : Object.class;
  }

  /**
   * @param value as in the configuration
   * @return {@code null} if it cannot be used, which was told
   */
  @Nullable Object read(
      PropertySpec spec, Object value, NestedReader nested, PropertyProblems problems) {
    PropertyReader reader = new PropertyReader(spec, problems);
    return reader.orTold(read(reader, value, nested));
  }

  private @Nullable Object read(PropertyReader reader, Object value, NestedReader nested) {
    return switch (this) {
      case TEXT -> reader.text(value);
      case TEMPLATE -> reader.template(value);
      case WHOLE -> reader.whole(value);
      case NUMBER -> reader.number(value);
      case TRUTH -> reader.truth(value);
      case DURATION -> reader.duration(value);
      case CHOICE -> reader.choice(value);
      case CHOICES -> reader.choices(value);
      case TEXTS -> reader.texts(value);
      case VALUE -> reader.value(value);
      case VALUES -> reader.values(value);
      case VALUE_MAP -> reader.valueMap(value);
      case STORE -> reader.store(value);
      case COMMANDS -> reader.commands(value);
      case PATTERN -> reader.pattern(value);
      case ADDRESS -> reader.address(value);
      case CONDITIONS -> reader.conditions(value, nested);
    };
  }

  /** What to write, for people. */
  public String expected(PropertySpec spec) {
    return switch (this) {
      case TEXT, TEMPLATE -> "a text; quote numbers and the like";
      case WHOLE -> "a whole number" + range(spec);
      case NUMBER -> "a number" + range(spec);
      case TRUTH -> "true or false";
      case DURATION -> "a duration such as 10s, 1h30m or PT10S";
      case CHOICE, CHOICES -> "one of " + spec.choiceNames();
      case TEXTS, COMMANDS -> "a text or a list of texts";
      case VALUE -> "a text, a number, true or false";
      case VALUES -> "a list of texts and numbers";
      case VALUE_MAP -> "a map of texts and numbers";
      case STORE -> "the name of a data store";
      case PATTERN -> "a regular expression without back references and lookarounds";
      case ADDRESS -> "a public address such as https://example.org/cats";
      case CONDITIONS -> "a list of conditions";
    };
  }

  private static String range(PropertySpec spec) {
    long min = spec.property().min();
    long max = spec.property().max();
    if (min != Long.MIN_VALUE && max != Long.MAX_VALUE) return " from " + min + " to " + max;
    if (min != Long.MIN_VALUE) return ", at least " + min;
    return max == Long.MAX_VALUE ? "" : ", at most " + max;
  }
}
