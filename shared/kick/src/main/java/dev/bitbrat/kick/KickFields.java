package dev.bitbrat.kick;

import dev.bitbrat.events.Tree;
import dev.bitbrat.platform.webhook.MalformedException;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a delivery must have; says where it has not, and quotes nothing. */
final class KickFields {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.:-]{1,128}");

  private KickFields() {}

  static Map<String, @Nullable Object> object(Map<String, @Nullable Object> in, String name) {
    Map<String, @Nullable Object> object = Tree.map(in, name);
    if (object.isEmpty()) throw missing(name, "an object");
    return object;
  }

  static String text(Map<String, @Nullable Object> in, String name) {
    String text = Tree.string(in, name);
    if (text == null || text.isBlank()) throw missing(name, "a string");
    return text;
  }

  /** A string that may serve as a part of keys. */
  static String id(Map<String, @Nullable Object> in, String name) {
    String id = text(in, name);
    if (!ID.matcher(id).matches()) throw missing(name, "an id");
    return id;
  }

  static long number(Map<String, @Nullable Object> in, String name) {
    if (!(in.get(name) instanceof Long number)) throw missing(name, "a whole number");
    return number;
  }

  static boolean truth(Map<String, @Nullable Object> in, String name) {
    if (!(in.get(name) instanceof Boolean truth)) throw missing(name, "true or false");
    return truth;
  }

  private static MalformedException missing(String name, String what) {
    return new MalformedException("$.." + name + ": " + what + " is needed here");
  }
}
