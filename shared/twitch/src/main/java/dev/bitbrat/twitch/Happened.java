package dev.bitbrat.twitch;

import dev.bitbrat.events.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a notification tells, in our names.
 *
 * @param kind for example {@code raid}
 * @param objectId Twitch's own id of it, the same by whatever way it is told; {@code null} if only
 *     the delivery has one
 * @param who did it; {@code null} for nobody or somebody who wants to stay unknown
 * @param metadata the details
 */
record Happened(
    String kind,
    @Nullable String objectId,
    @Nullable Person who,
    Map<String, @Nullable Object> metadata) {
  private static final int LONGEST_ID = 400;

  static Builder of(String kind) {
    return new Builder(kind);
  }

  /** Leaves out whatever is not there. */
  static final class Builder {
    private final String kind;
    private final Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
    private @Nullable String objectId;
    private @Nullable Person who;

    private Builder(String kind) {
      this.kind = kind;
    }

    /**
     * @param parts what it takes to tell it from others of its kind; if one is missing, none counts
     */
    Builder object(Map<String, ?> from, String... parts) {
      List<String> found = new ArrayList<>();
      for (String part : parts) {
        String value = Tree.string(from, part);
        if (value == null || value.isBlank()) return this;
        found.add(value);
      }
      String joined = String.join("|", found);
      if (joined.length() <= LONGEST_ID) objectId = joined;
      return this;
    }

    /** Who did it; also the detail {@code user}. */
    Builder by(Map<String, ?> from, String prefix) {
      return by(Person.of(from, prefix));
    }

    Builder by(Optional<Person> person) {
      who = person.orElse(null);
      return person("user", person);
    }

    Builder person(String name, Map<String, ?> from, String prefix) {
      return person(name, Person.of(from, prefix));
    }

    Builder person(String name, Optional<Person> person) {
      person.ifPresent(somebody -> metadata.put(name, somebody.shown()));
      return this;
    }

    /** A text that says something. */
    Builder text(String name, Map<String, ?> from, String field) {
      String text = Tree.string(from, field);
      if (text != null && !text.isBlank()) metadata.put(name, text);
      return this;
    }

    /** A text that may also have been emptied. */
    Builder anyText(String name, Map<String, ?> from, String field) {
      String text = Tree.string(from, field);
      if (text != null) metadata.put(name, text);
      return this;
    }

    Builder number(String name, Map<String, ?> from, String field) {
      if (from.get(field) instanceof Number number) metadata.put(name, number);
      return this;
    }

    Builder flag(String name, Map<String, ?> from, String field) {
      if (from.get(field) instanceof Boolean flag) metadata.put(name, flag);
      return this;
    }

    Builder put(String name, @Nullable Object value) {
      if (value != null) metadata.put(name, value);
      return this;
    }

    Optional<Happened> build() {
      return Optional.of(new Happened(kind, objectId, who, metadata));
    }
  }
}
