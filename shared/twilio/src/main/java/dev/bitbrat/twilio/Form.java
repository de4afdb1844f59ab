package dev.bitbrat.twilio;

import dev.bitbrat.platform.webhook.MalformedException;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields of a delivery, each there once. */
record Form(Map<String, String> fields) {
  private static final int LONGEST = 300;
  private static final Pattern SID = Pattern.compile("[A-Z]{2}[0-9a-zA-Z]{1,62}");
  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9_.:+-]{1,128}");

  Form {
    fields = Map.copyOf(fields);
  }

  boolean has(String name) {
    return !text(name).isBlank();
  }

  /** Empty if it is not there. */
  String text(String name) {
    return fields.getOrDefault(name, "");
  }

  /** {@code null} if it is not there, or blank. */
  @Nullable String orNull(String name) {
    String value = text(name);
    return value.isBlank() ? null : value;
  }

  /**
   * The first of these that is there; empty if none is.
   *
   * @throws MalformedException if it is longer than any name or date of Twilio's
   */
  String first(String... names) {
    for (String name : names) {
      if (!has(name)) continue;
      if (text(name).length() > LONGEST) throw new MalformedException(name + ": too long");
      return text(name);
    }
    return "";
  }

  /** One of Twilio's own ids, which must be there. */
  String sid(String name) {
    return matching(SID, name, "an id of Twilio's");
  }

  /** A number, short code or other address of a messaging platform, which must be there. */
  String address(String name) {
    return matching(ADDRESS, name, "a number");
  }

  private String matching(Pattern pattern, String name, String what) {
    String value = text(name);
    if (!pattern.matcher(value).matches()) {
      throw new MalformedException(name + ": " + what + " is needed here");
    }
    return value;
  }

  /** Its text shows no values: there are people's numbers among them. */
  @Override
  public String toString() {
    return "Form" + fields.keySet();
  }
}
