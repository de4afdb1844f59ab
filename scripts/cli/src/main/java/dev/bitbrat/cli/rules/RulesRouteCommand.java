package dev.bitbrat.cli.rules;

import dev.bitbrat.cli.shell.BratCommand;
import dev.bitbrat.cli.shell.CliException;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.Shell;
import dev.bitbrat.cli.shell.Texts;
import dev.bitbrat.events.Event;
import dev.bitbrat.json.EventCodec;
import dev.bitbrat.json.Json;
import dev.bitbrat.json.JsonLimits;
import dev.bitbrat.pipeline.Codec;
import dev.bitbrat.rules.CandidatePicker;
import dev.bitbrat.rules.Explanation;
import dev.bitbrat.rules.Routing;
import dev.bitbrat.rules.RuleContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code brat rules route}. */
@Command(
    name = "route",
    header = "Show what the router makes of an event.",
    description =
        "Writes the event as it would be sent on, as JSON on stdout; on stderr, rule by rule,"
            + " whether it matches and why.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  brat rules route --rules my-bot/rules --event event.json",
      "  brat rules route --rules my-bot --event - --json < event.json | jq .chosen"
    })
public final class RulesRouteCommand extends BratCommand implements Callable<Integer> {
  private final Shell shell;

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      required = true,
      description = "Folder with a JSON or YAML file a rule.")
  private Path rules = Path.of(".");

  @Option(
      names = "--event",
      paramLabel = "FILE",
      required = true,
      description = "The event as JSON; - is stdin.")
  private Path event = Path.of("-");

  @Option(
      names = "--bot-name",
      paramLabel = "NAME",
      defaultValue = "bitbrat",
      description = "What rules see as config.botName. Default: ${DEFAULT-VALUE}.")
  private String botName = "";

  @Option(
      names = "--json",
      description = "One object on stdout: {event, matched, chosen, rules, problems}.")
  private boolean json;

  public RulesRouteCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Event given = readEvent();
    RuleFiles files = RuleFiles.read(rules);
    RuleContext context =
        new RuleContext(
            "!",
            botName,
            botName,
            shell.clock().instant(),
            CandidatePicker.random(ThreadLocalRandom.current()));
    Routing routing = files.rules().route(given, context);
    List<Explanation> explanations = files.rules().explain(given, context);
    Event sent = routing.event().with().routingSlip(routing.slip()).build();
    byte[] wire = new EventCodec().encode(sent);
    if (json) shell.json(all(wire, files, routing, explanations));
    else describe(wire, files, routing, explanations);
    return ExitCode.OK.number();
  }

  private void describe(
      byte[] wire, RuleFiles files, Routing routing, List<Explanation> explanations) {
    for (Explanation one : explanations) {
      String mark =
          switch (one.verdict()) {
            case MATCHED -> "matched  ";
            case NOT_MATCHED -> "no match ";
            case FAILED -> "failed   ";
          };
      shell.say(mark + " " + one.ruleId() + ": " + Texts.oneLine(one.reason()));
    }
    files.problems().forEach(problem -> shell.say("left out  " + Texts.oneLine(problem)));
    shell.say(
        routing
            .chosen()
            .map(rule -> "chosen    " + rule.id())
            .orElse("chosen    none: without a behaviour the event ends quietly here"));
    shell.data(new String(wire, StandardCharsets.UTF_8));
  }

  private static Map<String, @Nullable Object> all(
      byte[] wire, RuleFiles files, Routing routing, List<Explanation> explanations) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("event", Json.parse(wire, JsonLimits.DOCUMENT));
    all.put("matched", routing.matchedRuleIds());
    all.put("chosen", routing.chosen().map(rule -> rule.id()).orElse(null));
    all.put(
        "rules",
        explanations.stream()
            .map(
                one ->
                    Map.of(
                        "id", one.ruleId(),
                        "verdict", one.verdict().name(),
                        "reason", one.reason()))
            .toList());
    List<String> problems = new ArrayList<>(files.problems());
    routing.problems().forEach(p -> problems.add("rule " + p.ruleId() + ": " + p.reason()));
    all.put("problems", problems);
    return all;
  }

  private Event readEvent() {
    boolean standard = event.toString().equals("-");
    try (InputStream in = standard ? shell.in() : Files.newInputStream(event)) {
      byte[] bytes = in.readNBytes(JsonLimits.EVENT.bytes() + 1);
      return switch (new EventCodec().decode(bytes)) {
        case Codec.Decoded.Ok(Event read) -> read;
        case Codec.Decoded.Malformed(String reason) ->
            throw new CliException(
                ExitCode.USAGE,
                event + " is " + reason,
                "Expected an event as it travels; brat trace --json shows one under \"event\".");
      };
    } catch (IOException e) {
      throw new CliException(
          ExitCode.USAGE, "--event: cannot read " + event, "See whether the file is there.");
    }
  }
}
