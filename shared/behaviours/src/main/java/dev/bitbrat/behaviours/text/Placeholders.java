package dev.bitbrat.behaviours.text;

import dev.bitbrat.behaviours.spi.BoundSource;
import dev.bitbrat.behaviours.spi.Entry;
import dev.bitbrat.behaviours.spi.Moment;
import dev.bitbrat.behaviours.spi.Placeholder;
import dev.bitbrat.behaviours.spi.Shape;
import dev.bitbrat.behaviours.words.Names;
import dev.bitbrat.events.ExternalEvent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which placeholders there are. */
public final class Placeholders {
  /** Data store in which people's own pronouns are kept, by user id. */
  public static final String PRONOUNS = "pronouns";

  private static final Map<String, Placeholder> PLAIN =
      Map.ofEntries(
          Map.entry("user", m -> new Person(m.event()).name()),
          Map.entry("@user", m -> new Person(m.event()).mention()),
          Map.entry("user()", m -> new Person(m.event()).plainName()),
          Map.entry("user.id", m -> new Person(m.event()).id()),
          Map.entry("user.login", m -> new Person(m.event()).login()),
          Map.entry(
              "user_they", m -> pronoun(m).orElseGet(() -> new Person(m.event()).plainName())),
          Map.entry("they", m -> pronoun(m).orElse("they")),
          Map.entry("touser", Placeholders::addressee),
          Map.entry("args", m -> words(m, 1, Integer.MAX_VALUE)),
          Map.entry("channel", m -> orEmpty(m.event().origin().channel())),
          Map.entry("platform", m -> orEmpty(m.event().origin().platform())),
          Map.entry("stream.game", m -> orEmpty(m.stream().game())),
          Map.entry("stream.title", m -> orEmpty(m.stream().title())));

  private static final Pattern ARGUMENT = Pattern.compile("arg\\[([0-9]{1,4})]");
  private static final Pattern ARGUMENTS = Pattern.compile("args\\[([0-9]{1,4}):]");
  private static final Pattern STATE = Pattern.compile("state\\.([\\w-]{1,64})\\.([\\w-]{1,64})");
  private static final Pattern EVENT = Pattern.compile("event\\.([\\w.-]{1,64})");
  private static final Pattern DATASTORE =
      Pattern.compile("datastore\\[([^\\[\\]|]{1,64})](?:\\[(.{1,200})])?");
  private static final Pattern FUNCTION = Pattern.compile("([a-z]{1,16})\\((.{1,200})\\)");
  private static final Map<String, Function<String, String>> FUNCTIONS =
      Map.of("url", Placeholders::urlEncoded);

  private Placeholders() {}

  /** The placeholder of that name, if there is one. */
  public static Optional<Placeholder> find(String name) {
    Placeholder plain = PLAIN.get(name);
    if (plain != null) return Optional.of(plain);
    return Optional.ofNullable(composed(name));
  }

  /**
   * Whether moderators may use it in the texts of commands that they make: what the person who
   * calls it said and is, and the stream; nothing that the bot keeps.
   */
  public static boolean isForEverybody(String name) {
    Matcher call = FUNCTION.matcher(name);
    if (call.matches()) return isForEverybody(call.group(2));
    return PLAIN.containsKey(name)
        || ARGUMENT.matcher(name).matches()
        || ARGUMENTS.matcher(name).matches();
  }

  private static @Nullable Placeholder composed(String name) {
    Matcher argument = ARGUMENT.matcher(name);
    if (argument.matches()) {
      int index = Integer.parseInt(argument.group(1));
      return m -> words(m, index, index + 1);
    }
    Matcher rest = ARGUMENTS.matcher(name);
    if (rest.matches()) {
      int from = Integer.parseInt(rest.group(1));
      return m -> words(m, from, Integer.MAX_VALUE);
    }
    Matcher state = STATE.matcher(name);
    if (state.matches()) {
      return m -> m.state().getOrDefault(state.group(1), Map.of()).getOrDefault(state.group(2), "");
    }
    Matcher event = EVENT.matcher(name);
    if (event.matches()) return m -> field(m, event.group(1));
    Matcher datastore = DATASTORE.matcher(name);
    if (datastore.matches()) return datastore(datastore.group(1), datastore.group(2));
    return function(name);
  }

  private static @Nullable Placeholder function(String name) {
    Matcher call = FUNCTION.matcher(name);
    if (!call.matches()) return null;
    Function<String, String> function = FUNCTIONS.get(call.group(1));
    Placeholder inner = find(call.group(2)).orElse(null);
    return function == null || inner == null ? null : m -> function.apply(inner.value(m));
  }

  /** A key that names a placeholder stands for its value, any other for itself. */
  private static Placeholder datastore(String name, @Nullable String key) {
    if (key == null) return m -> m.source(name).map(Placeholders::whole).orElse("");
    Placeholder given = find(key).orElse(m -> key);
    return m -> {
      String value = given.value(m);
      if (value.isEmpty()) return "";
      return m.source(name).flatMap(source -> source.find(value)).map(Entry::text).orElse("");
    };
  }

  /** The value of a single one, else how many there are. */
  private static String whole(BoundSource source) {
    List<Entry> entries = source.entries();
    if (source.shape() != Shape.SINGLE) return Integer.toString(entries.size());
    return entries.isEmpty() ? "" : entries.getFirst().text();
  }

  private static String field(Moment moment, String name) {
    ExternalEvent external = moment.event().externalEvent();
    Object value = external == null ? null : external.metadata().get(name);
    return switch (value) {
      case String s -> s;
      case Number n -> Entry.of(n, 0, null).text();
      case Boolean b -> b.toString();
      case null, default -> "";
    };
  }

  private static Optional<String> pronoun(Moment moment) {
    Person person = new Person(moment.event());
    Optional<String> stored =
        person.id().isEmpty()
            ? Optional.empty()
            : moment.source(PRONOUNS).flatMap(s -> s.find(person.id())).map(Entry::text);
    return stored.map(Placeholders::firstPronoun).or(person::pronoun);
  }

  /** Whom the first argument names, else who speaks. */
  private static String addressee(Moment moment) {
    String named = words(moment, 1, 2);
    return named.isEmpty() ? new Person(moment.event()).name() : named.replaceFirst("^@", "");
  }

  /** {@code xe} of {@code xe/xem}. */
  private static String firstPronoun(String pronouns) {
    int slash = pronouns.indexOf('/');
    return Names.fold(slash < 1 ? pronouns : pronouns.substring(0, slash));
  }

  private static String words(Moment moment, int from, int to) {
    List<String> words = moment.words();
    if (from >= words.size()) return "";
    return String.join(" ", words.subList(from, Math.min(to, words.size())));
  }

  private static String urlEncoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
