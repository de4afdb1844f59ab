package dev.bitbrat.behaviours;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a template can ask for; known but missing is {@code ""}. */
sealed interface Placeholder {
  String value(Scope scope);

  /** The placeholder of that name, if there is one. */
  static Optional<Placeholder> of(String name) {
    for (Plain plain : Plain.values()) {
      if (plain.placeholder.equals(name)) return Optional.of(plain);
    }
    Matcher argument = Argument.NAME.matcher(name);
    return argument.matches()
        ? Optional.of(new Argument(Integer.parseInt(argument.group(1))))
        : Optional.empty();
  }

  /** A placeholder without a parameter. */
  enum Plain implements Placeholder {
    USER("user"),
    MENTION("@user"),
    PLAIN_USER("user()"),
    USER_ID("user.id"),
    USER_LOGIN("user.login"),
    ARGS("args"),
    CHANNEL("channel"),
    PLATFORM("platform");

    private final String placeholder;

    Plain(String placeholder) {
      this.placeholder = placeholder;
    }

    @Override
    public String value(Scope scope) {
      return switch (this) {
        case USER -> scope.userName();
        case MENTION -> scope.mention();
        case PLAIN_USER -> scope.plainUserName();
        case USER_ID -> scope.userId();
        case USER_LOGIN -> scope.userLogin();
        case ARGS -> scope.arguments();
        case CHANNEL -> scope.channel();
        case PLATFORM -> scope.platform();
      };
    }
  }

  /**
   * One word of the message.
   *
   * @param index 0 is the command
   */
  record Argument(int index) implements Placeholder {
    private static final Pattern NAME = Pattern.compile("arg\\[([0-9]{1,4})]");

    @Override
    public String value(Scope scope) {
      return scope.word(index);
    }
  }
}
