package dev.bitbrat.stages;

import static java.lang.System.Logger.Level.WARNING;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Message;
import dev.bitbrat.events.RoutingStep;
import dev.bitbrat.events.Topics;
import dev.bitbrat.pipeline.Alarms;
import dev.bitbrat.pipeline.End;
import dev.bitbrat.pipeline.Ended;
import dev.bitbrat.pipeline.JsonText;
import dev.bitbrat.pipeline.Outcome;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.Publication;
import dev.bitbrat.pipeline.Slip;
import dev.bitbrat.pipeline.Stage;
import dev.bitbrat.rules.CandidatePicker;
import dev.bitbrat.rules.Problem;
import dev.bitbrat.rules.Routing;
import dev.bitbrat.rules.RuleContext;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Plans the way of an event, once for each bot that listens where it came in: the behaviours when
 * their index says maybe, then the steps of the first rule that matches. Nothing of either: the
 * event ends here, quietly.
 */
public final class RouterStage implements Stage {
  private static final System.Logger log = System.getLogger(RouterStage.class.getName());

  private final BotDirectory bots;
  private final Configurations configurations;
  private final CandidatePicker picker;
  private final ChannelWatch watch;
  private final SourceAlarms sources;
  private final InstantSource clock;

  RouterStage(
      BotDirectory bots,
      Configurations configurations,
      CandidatePicker picker,
      ChannelWatch watch,
      SourceAlarms sources,
      InstantSource clock) {
    this.watch = watch;
    this.sources = sources;
    this.bots = bots;
    this.configurations = configurations;
    this.picker = picker;
    this.clock = clock;
  }

  public static RouterStage of(Ports ports, JsonText json) {
    return of(ports, json, new BotDirectory(ports.store(), ports.clock()));
  }

  /** With a directory that others may tell of changes. */
  public static RouterStage of(Ports ports, JsonText json, BotDirectory bots) {
    return new RouterStage(
        bots,
        new Configurations(ports, json),
        CandidatePicker.random(ports.chance()),
        new ChannelWatch(ports),
        new SourceAlarms(new Alarms(ports.store(), ports.clock()), bots),
        ports.clock());
  }

  @Override
  public String name() {
    return "router";
  }

  @Override
  public Outcome apply(Event event) {
    if (isOwn(event)) return new Outcome.Ignore("the bot's own words");
    if (isOfSharedChat(event))
      return new Outcome.Ignore("said in another channel of a shared chat");
    sources.note(event);
    List<BotDirectory.Bot> listening = bots.botsFor(event);
    if (listening.isEmpty()) return new Outcome.Ignore("no bot listens here");
    boolean ofBot = isOfBot(event);
    Plans plans = new Plans();
    for (BotDirectory.Bot bot : listening) {
      if (ofBot && !allowsBots(bot)) plans.details.add(bot.name() + " does not listen to bots");
      else plan(event, bot, plans);
    }
    if (plans.isEmpty()) return new Outcome.Ignore(String.join("; ", plans.details));
    return plans.outcome();
  }

  /** What becomes of an event, for all bots together. */
  private static final class Plans {
    private final List<Event> onward = new ArrayList<>();
    private final List<Publication> publications = new ArrayList<>();
    private final List<Ended> ended = new ArrayList<>();
    private final List<String> details = new ArrayList<>();

    boolean isEmpty() {
      return onward.isEmpty() && ended.isEmpty();
    }

    Outcome outcome() {
      return new Outcome.Emit(onward, publications, ended, String.join("; ", details), List.of());
    }
  }

  private void plan(Event event, BotDirectory.Bot bot, Plans plans) {
    Configuration configuration = configurations.get(bot.name(), bot.bundle());
    ChannelWatch.Observed observed =
        watch.observe(
            event.with().metadata("bot", bot.name()).metadata("bundle", bot.bundle()).build(),
            configuration.engine());
    plans.publications.addAll(observed.wakes());
    Event forked = observed.event();
    Routing routing = configuration.rules().route(forked, context(configuration));
    for (Problem problem : routing.problems()) {
      log.log(WARNING, "rule {0} failed: {1}", problem.ruleId(), problem.reason());
    }
    List<RoutingStep> slip = new ArrayList<>();
    boolean concerned = configuration.engine().concerns(forked);
    if (concerned) slip.add(RoutingStep.pending("behaviours", Topics.COMMAND));
    slip.addAll(routing.slip());
    Event planned = routing.event().with().routingSlip(slip).build();
    String detail = detail(concerned, routing);
    boolean over = slip.isEmpty() && !Slip.hasSomethingToSend(planned);
    String why = over || detail.isEmpty() ? quiet(configuration, forked, routing) : "";
    plans.details.add(detail.isEmpty() ? why : detail);
    if (over) {
      plans.ended.add(new Ended(planned, End.quiet(why)));
    } else {
      plans.onward.add(planned);
    }
  }

  private RuleContext context(Configuration configuration) {
    return new RuleContext(
        configuration.engine().config().sigil(),
        configuration.botName(),
        configuration.botUsername(),
        clock.instant(),
        picker);
  }

  private static String detail(boolean concerned, Routing routing) {
    List<String> parts = new ArrayList<>();
    if (concerned) parts.add("behaviours may answer");
    routing.chosen().ifPresent(rule -> parts.add("rule " + rule.id() + " matched"));
    return String.join(", ", parts);
  }

  private static String quiet(Configuration configuration, Event event, Routing routing) {
    if (routing.chosen().isPresent()) {
      return "rule " + routing.chosen().get().id() + " matched and asks for nothing";
    }
    String why = configuration.engine().whyNot(event);
    return why.isEmpty() ? "no behaviour and no rule matched" : why + ", and no rule matched";
  }

  /** Two bots that answer each other would never stop. */
  private boolean isOfBot(Event event) {
    Identity.External external = event.identity().external();
    return external != null
        && event.message() != null
        && bots.isBot(external.platform(), external.id());
  }

  private boolean allowsBots(BotDirectory.Bot bot) {
    return configurations.get(bot.name(), bot.bundle()).engine().config().allowBots();
  }

  private static boolean isOwn(Event event) {
    Identity.External external = event.identity().external();
    return external != null && external.roles().contains("self");
  }

  /** What was said in a partner's channel is for the bots there. */
  private static boolean isOfSharedChat(Event event) {
    Message message = event.message();
    Map<String, @Nullable Object> raw = message == null ? null : message.rawPlatformPayload();
    return raw != null && Boolean.TRUE.equals(raw.get("shared_chat"));
  }
}
