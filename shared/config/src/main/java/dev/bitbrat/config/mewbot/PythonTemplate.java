package dev.bitbrat.config.mewbot;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts as Python's {@code string.Template} fills them in, in our words. */
final class PythonTemplate {
  private static final Pattern DOLLAR =
      Pattern.compile("\\$(?:(\\$)|([_a-zA-Z][_a-zA-Z0-9]*)|\\{([_a-zA-Z][_a-zA-Z0-9]*)})");

  private PythonTemplate() {}

  static String translate(String text) {
    Matcher dollar = DOLLAR.matcher(text);
    StringBuilder ours = new StringBuilder();
    int end = 0;
    while (dollar.find()) {
      ours.append(literal(text.substring(end, dollar.start())));
      end = dollar.end();
      if (dollar.group(1) == null) {
        ours.append(placeholder(dollar.group(2) == null ? dollar.group(3) : dollar.group(2)));
      } else {
        ours.append(text.startsWith("{", end) ? "$$" : "$");
      }
    }
    return ours.append(literal(text.substring(end))).toString();
  }

  /** A text that is said as it is. */
  static String literal(String text) {
    return text.replace("${", "$${");
  }

  private static String placeholder(String name) {
    return switch (name) {
      case "_user" -> "${user}";
      case "_mention" -> "${@user}";
      default -> "${state." + name + ".value}";
    };
  }
}
