package dev.bitbrat.cli.twitch;

import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.Shell;
import dev.bitbrat.cli.shell.Table;
import dev.bitbrat.twitch.Subscribed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows how it stands with the subscriptions. */
final class SubscribedReport {
  private SubscribedReport() {}

  /**
   * @return whether somebody has to look
   */
  static ExitCode show(List<Subscribed> all, boolean json, Shell shell) {
    if (json) all.forEach(one -> shell.json(row(one)));
    else lines(all).forEach(shell::data);
    long good = all.stream().filter(Subscribed::isGood).count();
    long unpermitted =
        all.stream().filter(one -> one.state() == Subscribed.State.NOT_PERMITTED).count();
    shell.say(good + " of " + all.size() + " come in" + waiting(unpermitted) + ".");
    List<Subscribed> trouble = all.stream().filter(Subscribed::isTrouble).toList();
    trouble.forEach(one -> shell.say("error: " + one.type() + ": " + one.sentence()));
    return trouble.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
  }

  private static String waiting(long unpermitted) {
    return unpermitted == 0 ? "" : "; " + unpermitted + " wait for somebody to grant the rights";
  }

  private static List<String> lines(List<Subscribed> all) {
    Table table = new Table("STATE", "SUBSCRIPTION", "WHAT");
    all.forEach(one -> table.row(word(one), one.type(), one.sentence()));
    return table.lines();
  }

  private static Map<String, @Nullable Object> row(Subscribed one) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("type", one.type());
    row.put("version", one.version());
    row.put("state", word(one));
    row.put("what", one.sentence());
    row.put("needed", one.needed());
    row.put("id", one.id());
    return row;
  }

  private static String word(Subscribed one) {
    return one.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
