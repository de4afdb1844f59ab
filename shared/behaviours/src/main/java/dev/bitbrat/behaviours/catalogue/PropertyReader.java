package dev.bitbrat.behaviours.catalogue;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.bitbrat.behaviours.spi.CommandNames;
import dev.bitbrat.behaviours.spi.Nested;
import dev.bitbrat.behaviours.spi.StoreRef;
import dev.bitbrat.behaviours.spi.Template;
import dev.bitbrat.behaviours.text.Templates;
import dev.bitbrat.behaviours.words.ChatText;
import dev.bitbrat.behaviours.words.Names;
import dev.bitbrat.behaviours.words.PublicUrl;
import dev.bitbrat.events.RegexSize;
import dev.bitbrat.events.Tree;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a property's value out of what the configuration says; tells what is wrong with it. */
final class PropertyReader {
  private static final int LONGEST_PATTERN = 1_000;
  private static final Duration LONGEST = Duration.ofDays(3_660);

  private final PropertySpec spec;
  private final PropertyProblems problems;

  private boolean told;

  PropertyReader(PropertySpec spec, PropertyProblems problems) {
    this.spec = spec;
    this.problems =
        (field, message) -> {
          told = true;
          problems.error(field, message);
        };
  }

  /** The value; of one that is not what was expected and of which nobody told why, tells that. */
  @Nullable Object orTold(@Nullable Object read) {
    if (read == null && !told) {
      problems.error(spec.name(), "expected " + spec.type().expected(spec));
    }
    return read;
  }

  @Nullable String text(Object value) {
    return value instanceof String text ? text : null;
  }

  @Nullable Template template(Object value) {
    return value instanceof String text ? Templates.parse(text) : null;
  }

  @Nullable Object whole(Object value) {
    if (!(value instanceof Long whole) || !isInRange((double) whole)) return null;
    boolean small = spec.javaType() == int.class || spec.javaType() == Integer.class;
    if (!small) return whole;
    return whole == whole.intValue() ? (Object) whole.intValue() : null;
  }

  @Nullable Double number(Object value) {
    if (!(value instanceof Number n) || !isInRange(n.doubleValue())) return null;
    return n.doubleValue();
  }

  private boolean isInRange(double number) {
    return number >= (double) spec.property().min() && number <= (double) spec.property().max();
  }

  @Nullable Boolean truth(Object value) {
    return value instanceof Boolean truth ? truth : null;
  }

  @Nullable Duration duration(Object value) {
    Optional<Duration> duration =
        value instanceof String text ? Durations.parse(text) : Optional.empty();
    boolean fits =
        duration.isPresent()
            && isInRange((double) duration.get().toSeconds())
            && duration.get().compareTo(LONGEST) <= 0;
    if (fits) return duration.get();
    if (duration.isPresent()) problems.error(spec.name(), "expected a duration" + inRange());
    return null;
  }

  private String inRange() {
    long min = spec.property().min();
    String least =
        min == Long.MIN_VALUE ? "" : " of at least " + Durations.words(Duration.ofSeconds(min));
    long max = Math.min(spec.property().max(), LONGEST.toSeconds());
    return least + " and at most " + Durations.words(Duration.ofSeconds(max));
  }

  @Nullable Object choice(Object value) {
    return choice(spec.name(), value);
  }

  private @Nullable Object choice(String field, Object value) {
    for (Object choice : spec.choices()) {
      if (value instanceof String text && choice.toString().equalsIgnoreCase(text)) return choice;
    }
    String meant =
        Names.nearest(value.toString(), spec.choiceNames())
            .map(name -> "; did you mean " + name + '?')
            .orElse("");
    problems.error(field, "expected one of " + spec.choiceNames() + meant);
    return null;
  }

  @Nullable Set<Object> choices(Object value) {
    List<?> names = value instanceof String text ? List.of(text) : listOrNull(value);
    if (names == null) return null;
    Set<Object> choices = new LinkedHashSet<>();
    for (int i = 0; i < names.size(); i++) {
      Object name = names.get(i);
      Object choice = name == null ? null : choice(spec.name() + '[' + i + ']', name);
      if (choice != null) choices.add(choice);
    }
    return Collections.unmodifiableSet(choices);
  }

  @Nullable List<String> texts(Object value) {
    if (value instanceof String one) return List.of(one);
    List<?> list = listOrNull(value);
    if (list == null || list.isEmpty()) return null;
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i) instanceof String text) {
        texts.add(text);
      } else {
        problems.error(spec.name() + '[' + i + ']', "expected a text; quote numbers and the like");
      }
    }
    return texts;
  }

  @Nullable Object value(Object value) {
    return value instanceof String || value instanceof Number || value instanceof Boolean
        ? value
        : null;
  }

  @Nullable List<Object> values(Object value) {
    List<?> list = listOrNull(value);
    if (list == null || !isInRange(list.size())) return null;
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < list.size(); i++)
      scalar('[' + Integer.toString(i) + ']', list.get(i), values);
    return values;
  }

  @Nullable Map<String, Object> valueMap(Object value) {
    if (!(value instanceof Map<?, ?> map) || !isInRange(map.size())) return null;
    Map<String, Object> values = new LinkedHashMap<>();
    map.forEach(
        (key, item) -> {
          List<Object> one = new ArrayList<>();
          scalar('.' + String.valueOf(key), item, one);
          if (!one.isEmpty()) values.put(String.valueOf(key), one.getFirst());
        });
    return values;
  }

  private void scalar(String place, @Nullable Object item, List<Object> to) {
    switch (item) {
      case String s -> to.add(s);
      case Number n -> to.add(n);
      case Boolean b -> to.add(b);
      case null, default ->
          problems.error(spec.name() + place, "expected a text, a number, true or false");
    }
  }

  @Nullable StoreRef store(Object value) {
    return value instanceof String name && !ChatText.isBlank(name) ? new StoreRef(name) : null;
  }

  @Nullable CommandNames commands(Object value) {
    if (value instanceof Map<?, ?> map) {
      Object store = map.get("datastore");
      if (map.size() == 1 && store instanceof String name) {
        return new CommandNames(List.of(), new StoreRef(name));
      }
      problems.error(spec.name(), "expected names, or { datastore: NAME }");
      return null;
    }
    List<String> texts = texts(value);
    if (texts == null) return null;
    List<String> names = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      String name = ChatText.visible(texts.get(i));
      if (name.startsWith("!")) name = name.substring(1);
      if (name.isEmpty() || name.codePoints().anyMatch(ChatText::isSpace)) {
        problems.error(spec.name() + '[' + i + ']', "expected a command name without a blank");
      } else {
        names.add(name);
      }
    }
    return new CommandNames(names, null);
  }

  @Nullable Pattern pattern(Object value) {
    if (!(value instanceof String text) || text.length() > LONGEST_PATTERN) return null;
    if (RegexSize.of(text) > RegexSize.MOST) {
      problems.error(
          spec.name(), "expected repeats that do not multiply to more than " + RegexSize.MOST);
      return null;
    }
    try {
      return Pattern.compile(text, Pattern.CASE_INSENSITIVE);
    } catch (PatternSyntaxException e) {
      problems.error(
          spec.name(), "expected " + spec.type().expected(spec) + ", found " + e.getDescription());
      return null;
    }
  }

  @Nullable URI address(Object value) {
    if (!(value instanceof String text)) return null;
    Optional<String> problem = PublicUrl.problem(text);
    if (problem.isPresent()) {
      problems.error(spec.name(), problem.get());
      return null;
    }
    return URI.create(text);
  }

  @Nullable List<Nested> conditions(Object value, NestedReader reader) {
    List<?> list = value instanceof Map<?, ?> one ? List.of(one) : listOrNull(value);
    if (list == null || list.isEmpty()) return null;
    List<Nested> conditions = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      String field = spec.name() + '[' + i + ']';
      if (list.get(i) instanceof Map<?, ?> map) {
        reader.read(field, Tree.mapOf(map)).ifPresent(conditions::add);
      } else {
        problems.error(field, "expected a condition such as { user.role: moderator }");
      }
    }
    return conditions;
  }

  private static @Nullable List<?> listOrNull(Object value) {
    return value instanceof List<?> list ? list : null;
  }
}
