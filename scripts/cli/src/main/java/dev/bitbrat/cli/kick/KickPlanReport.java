package dev.bitbrat.cli.kick;

import dev.bitbrat.cli.shell.Shell;
import dev.bitbrat.cli.shell.Table;
import dev.bitbrat.kick.KickPlan;
import java.util.Map;

/** Shows how it stands with the subscriptions. */
final class KickPlanReport {
  private KickPlanReport() {}

  static void show(KickPlan plan, boolean json, Shell shell) {
    if (json) plan.steps().forEach(step -> shell.json(row(step)));
    else lines(plan, shell);
    long coming = plan.steps().stream().filter(KickPlan.Step.Keep.class::isInstance).count();
    shell.say(coming + " come in, " + (plan.steps().size() - coming) + " to be put right.");
  }

  private static void lines(KickPlan plan, Shell shell) {
    Table table = new Table("STATE", "WHAT");
    plan.steps().forEach(step -> table.row(word(step), step.sentence()));
    table.lines().forEach(shell::data);
  }

  private static Map<String, ?> row(KickPlan.Step step) {
    return switch (step) {
      case KickPlan.Step.Keep(var one) ->
          Map.of("state", word(step), "event", one.event(), "channel", one.broadcaster());
      case KickPlan.Step.Create(var event, var broadcaster) ->
          Map.of("state", word(step), "event", event, "channel", broadcaster);
      case KickPlan.Step.Delete(var one, var _) ->
          Map.of("state", word(step), "event", one.event(), "channel", one.broadcaster());
    };
  }

  private static String word(KickPlan.Step step) {
    return switch (step) {
      case KickPlan.Step.Keep _ -> "enabled";
      case KickPlan.Step.Create _ -> "missing";
      case KickPlan.Step.Delete _ -> "unwanted";
    };
  }
}
