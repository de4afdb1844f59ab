package dev.bitbrat.discord;

import dev.bitbrat.discord.DiscordAccess.Reply;
import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Platform.Sent;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.platform.pace.Pace;
import dev.bitbrat.platform.rest.RestResult.Answered;
import dev.bitbrat.platform.rest.RestSettings;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Offers a bot's chat commands as Discord's slash commands. */
public final class SlashCommands {
  /** Discord's own rule, in "Application Commands" of its documentation. */
  private static final Pattern NAME =
      Pattern.compile("[-_'\\p{L}\\p{N}\\p{IsDevanagari}\\p{IsThai}]{1,32}");

  private static final int MOST = 100;
  private static final int DESCRIPTION_CHARACTERS = 100;
  private static final long CHAT_INPUT = 1;
  private static final long STRING = 3;

  private final DiscordAccess access;

  public SlashCommands(RestSettings settings, Secrets secrets, InstantSource clock) {
    this.access = new DiscordAccess(settings, secrets, clock, Pace.Sleep.REAL);
  }

  /**
   * @param name without {@code !}
   * @param description one sentence on what it does
   */
  public record Command(String name, String description) {}

  /**
   * @param commands as Discord wants them
   * @param problems which commands cannot be had there and why, for people
   */
  public record Made(List<Map<String, @Nullable Object>> commands, List<String> problems) {
    public Made(List<Map<String, @Nullable Object>> commands, List<String> problems) {
      this.commands = List.copyOf(commands);
      this.problems = List.copyOf(problems);
    }
  }

  /** What became of Discord's list. */
  public enum Synced {
    UNCHANGED,
    WRITTEN
  }

  /** As many of the commands as Discord can have; names in lower case, each once. */
  public static Made make(List<Command> wanted) {
    Map<String, Map<String, @Nullable Object>> commands = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    for (Command command : wanted) {
      String name = command.name().strip().replaceFirst("^[!/]", "").toLowerCase(Locale.ROOT);
      if (!NAME.matcher(name).matches()) {
        problems.add(
            command.name()
                + " cannot be a slash command: they have 1 to 32 letters, digits, - _ and '");
      } else if (commands.size() == MOST && !commands.containsKey(name)) {
        problems.add(name + " is left out: Discord has at most " + MOST + " commands of a bot");
      } else {
        commands.putIfAbsent(name, json(name, command.description()));
      }
    }
    return new Made(List.copyOf(commands.values()), problems);
  }

  /**
   * Makes the bot's global commands on Discord these and no others; asks first whether they are.
   *
   * @throws OutageException when Discord cannot be asked now
   * @throws ExplainedException when it does not take them; the message says why
   */
  public Synced sync(String bot, Made made) {
    String target = target(bot);
    if (has(bot, target, made)) return Synced.UNCHANGED;
    Reply reply = access.ask(bot, access.request("PUT", target, made.commands()));
    boolean written = reply.result() instanceof Answered answered && answered.isSuccess();
    if (written) return Synced.WRITTEN;
    throw notWritten(access.failureOfRepeatable(reply));
  }

  /**
   * Whether the bot's global commands on Discord are these.
   *
   * @throws OutageException when Discord cannot be asked now
   * @throws ExplainedException when it does not tell; the message says why
   */
  public boolean has(String bot, Made made) {
    return has(bot, target(bot), made);
  }

  private boolean has(String bot, String target, Made made) {
    Answered there = access.read(bot, target);
    return there != null && compared(there.objects()).equals(compared(made.commands()));
  }

  private String target(String bot) {
    return "/applications/" + application(bot) + "/commands";
  }

  private static RuntimeException notWritten(Sent failure) {
    return switch (failure) {
      case Sent.NotNow(var reason, var wait, var counted) -> new OutageException(reason);
      case Sent.Unknown(var reason, var _) -> new OutageException(reason);
      case Sent.Refused(var reason) -> new ExplainedException(reason);
      case Sent.Accepted accepted -> new IllegalStateException("not a failure");
    };
  }

  private String application(String bot) {
    Answered me = access.read(bot, "/applications/@me");
    String id = me == null ? null : Tree.string(me.object(), "id");
    if (id == null || !Snowflake.is(id)) {
      throw new ExplainedException("Discord does not say which application the bot's token is of");
    }
    return id;
  }

  private static Map<String, @Nullable Object> json(String name, String description) {
    Map<String, @Nullable Object> option = new LinkedHashMap<>();
    option.put("type", STRING);
    option.put("name", "text");
    option.put("description", "What to write behind the command");
    option.put("required", false);
    Map<String, @Nullable Object> command = new LinkedHashMap<>();
    command.put("type", CHAT_INPUT);
    command.put("name", name);
    command.put("description", brief(description, name));
    command.put("options", List.of(option));
    return command;
  }

  private static String brief(String description, String fallback) {
    String line = description.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    if (line.isEmpty()) return fallback;
    if (line.codePointCount(0, line.length()) <= DESCRIPTION_CHARACTERS) return line;
    int end = line.offsetByCodePoints(0, DESCRIPTION_CHARACTERS - 1);
    return line.substring(0, end).stripTrailing() + '\u2026';
  }

  /** By name, and only what we write: Discord adds ids, versions and defaults. */
  private static Map<String, Map<String, @Nullable Object>> compared(
      List<Map<String, @Nullable Object>> commands) {
    Map<String, Map<String, @Nullable Object>> compared = new LinkedHashMap<>();
    for (Map<String, @Nullable Object> command : commands) {
      Map<String, @Nullable Object> same = new LinkedHashMap<>();
      same.put("type", Tree.number(command, "type", CHAT_INPUT));
      same.put("description", Tree.string(command, "description"));
      same.put(
          "options", Tree.maps(command, "options").stream().map(SlashCommands::option).toList());
      compared.put(String.valueOf(Tree.string(command, "name")), same);
    }
    return compared;
  }

  private static List<@Nullable Object> option(Map<String, @Nullable Object> option) {
    List<@Nullable Object> same = new ArrayList<>();
    same.add(Tree.number(option, "type", 0));
    same.add(Tree.string(option, "name"));
    same.add(Tree.string(option, "description"));
    same.add(Boolean.TRUE.equals(option.get("required")));
    return same;
  }
}
