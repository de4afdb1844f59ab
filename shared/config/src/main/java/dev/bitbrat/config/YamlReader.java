package dev.bitbrat.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * Documents of a YAML 1.2 stream (core schema) with places. Built from the parser's events and not
 * by the library's composer, so that depth and size are bounded before anything is built: aliases
 * share what they name, and every value counts each time that it is used.
 */
final class YamlReader {
  private static final int MAX_DEPTH = 60;
  private static final int MAX_VALUES = 200_000;

  private final String file;
  private final Problems problems;
  private final Map<Anchor, Named> anchors = new HashMap<>();
  private final Iterator<Event> events;
  private int values;

  /**
   * @param size how many values it holds, itself included
   */
  private record Named(Located node, int size) {}

  private YamlReader(String file, String text, Problems problems) {
    this.file = file;
    this.problems = problems;
    this.events =
        new Parse(
                LoadSettings.builder().setLabel(file).setCodePointLimit(Integer.MAX_VALUE).build())
            .parseString(text)
            .iterator();
  }

  /** All documents up to the first that cannot be read; empty ones are left out. */
  static List<Located> read(String file, String text, Problems problems) {
    List<Located> documents = new ArrayList<>();
    try {
      new YamlReader(file, text, problems).documents(documents);
    } catch (YamlException e) {
      problems.error(e.place(), "", e.problem());
    }
    return documents;
  }

  private void documents(List<Located> documents) throws YamlException {
    while (true) {
      Event event = next();
      switch (event.getEventId()) {
        case StreamEnd -> {
          return;
        }
        case DocumentStart -> {
          anchors.clear();
          Located document = node(next(), 1);
          if (!(document instanceof Located.Scalar(var tree, _)) || tree != null)
            documents.add(document);
        }
        case StreamStart, DocumentEnd, Comment -> {}
        default -> throw new YamlException(place(event), "expected a document");
      }
    }
  }

  /** The library throws for what it cannot read, and now and then for what it did not foresee. */
  private Event next() throws YamlException {
    try {
      return events.next();
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
      throw new YamlException(
          mark.map(this::place).orElse(Place.start(file)),
          "not valid YAML: " + e.getProblem() + "; put a text with special characters in quotes");
    } catch (RuntimeException e) {
      throw new YamlException(Place.start(file), "not valid YAML: " + e.getMessage());
    }
  }

  private Located node(Event event, int depth) throws YamlException {
    if (depth > MAX_DEPTH) {
      throw new YamlException(place(event), "nested deeper than " + MAX_DEPTH + " levels");
    }
    int before = values;
    count(event, 1);
    Located node =
        switch (event) {
          case AliasEvent alias -> alias(alias, depth);
          case ScalarEvent scalar -> scalar(scalar);
          case CollectionStartEvent start -> collection(start, depth);
          default -> throw new YamlException(place(event), "expected a value");
        };
    if (event instanceof NodeEvent start) {
      Named named = new Named(node, values - before);
      start.getAnchor().ifPresent(anchor -> anchors.put(anchor, named));
    }
    return node;
  }

  private void count(Event event, int more) throws YamlException {
    values += more;
    if (values > MAX_VALUES) {
      throw new YamlException(
          place(event), "more than " + MAX_VALUES + " values, aliases included");
    }
  }

  private Located alias(AliasEvent alias, int depth) throws YamlException {
    Named named = anchors.get(alias.getAlias());
    if (named == null) {
      throw new YamlException(
          place(alias), "the alias *" + alias.getAlias() + " has no anchor before it");
    }
    count(alias, named.size);
    if (depth + depthOf(named.node) > MAX_DEPTH) {
      throw new YamlException(place(alias), "nested deeper than " + MAX_DEPTH + " levels");
    }
    return named.node;
  }

  private static int depthOf(Located node) {
    return switch (node) {
      case Located.Scalar _ -> 1;
      case Located.Items items ->
          1 + items.items().stream().mapToInt(YamlReader::depthOf).max().orElse(0);
      case Located.Fields fields ->
          1 + fields.fields().values().stream().mapToInt(f -> depthOf(f.value())).max().orElse(0);
    };
  }

  private Located collection(CollectionStartEvent start, int depth) throws YamlException {
    start.getTag().filter(t -> !start.isImplicit()).ifPresent(tag -> refuseTag(start, tag));
    return start.getEventId() == Event.ID.SequenceStart
        ? items(start, depth)
        : fields(start, depth);
  }

  private Located items(Event start, int depth) throws YamlException {
    List<Located> items = new ArrayList<>();
    for (Event event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
      items.add(node(event, depth + 1));
    }
    return new Located.Items(items, place(start));
  }

  private Located fields(Event start, int depth) throws YamlException {
    Map<String, Located.Field> fields = new LinkedHashMap<>();
    for (Event event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
      Located key = node(event, depth + 1);
      Located value = node(next(), depth + 1);
      String name = name(key, event);
      if (name != null && fields.putIfAbsent(name, new Located.Field(key.place(), value)) != null) {
        problems.error(place(event), name, "the name is there twice");
      }
    }
    return new Located.Fields(fields, place(start));
  }

  private @Nullable String name(Located key, Event event) {
    String name =
        event instanceof ScalarEvent scalar
            ? scalar.getValue()
            : key instanceof Located.Scalar(String text, _) ? text : "<<";
    if (!name.equals("<<")) return name;
    problems.error(place(event), "", "expected a name; YAML 1.2 has no merge keys");
    return null;
  }

  private Located scalar(ScalarEvent scalar) {
    Place place = place(scalar);
    String tag = scalar.getTag().orElse(null);
    if (tag != null && !tag.equals("!") && !YamlScalar.knows(tag)) {
      refuseTag(scalar, tag);
      return new Located.Scalar((tag + ' ' + scalar.getValue()).strip(), place);
    }
    try {
      return new Located.Scalar(YamlScalar.value(scalar.getValue(), tag, scalar.isPlain()), place);
    } catch (IllegalArgumentException e) {
      problems.error(place, "", String.valueOf(e.getMessage()));
      return new Located.Scalar(scalar.getValue(), place);
    }
  }

  private void refuseTag(NodeEvent node, String tag) {
    if (YamlScalar.knows(tag)) return;
    problems.error(
        place(node),
        "",
        "%s is read as a YAML tag; if it is part of the text, quote it: \"%s\""
            .formatted(tag, tag));
  }

  private Place place(Event event) {
    return event.getStartMark().map(this::place).orElse(Place.start(file));
  }

  private Place place(Mark mark) {
    return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
  }
}
