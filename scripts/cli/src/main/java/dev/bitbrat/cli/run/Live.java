package dev.bitbrat.cli.run;

import dev.bitbrat.cli.shell.CliException;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.Platforms;
import dev.bitbrat.cli.shell.Shell;
import dev.bitbrat.cli.shell.Texts;
import dev.bitbrat.config.Bundle;
import dev.bitbrat.events.Candidate;
import dev.bitbrat.events.Delivery;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.Identity;
import dev.bitbrat.host.LocalOptions;
import dev.bitbrat.host.LocalPlatform;
import dev.bitbrat.local.ChainedSecrets;
import dev.bitbrat.local.EnvSecrets;
import dev.bitbrat.local.FileSecrets;
import dev.bitbrat.pipeline.End;
import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.platform.rest.RestSettings;
import dev.bitbrat.platform.tokens.BotTokens.Account;
import dev.bitbrat.twitch.EventSubSocket;
import dev.bitbrat.twitch.SocketSession;
import dev.bitbrat.twitch.SocketSession.Place;
import dev.bitbrat.twitch.SocketSession.Places;
import dev.bitbrat.twitch.SocketSubscriptions;
import dev.bitbrat.twitch.StreamDetails;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** The platform in this process and its ear on Twitch, from start to end. */
final class Live implements AutoCloseable {
  private static final Duration LAST_EVENTS = Duration.ofSeconds(10);

  private final LocalPlatform platform;
  private final EventSubSocket socket;
  private boolean closed;

  private Live(LocalPlatform platform, EventSubSocket socket) {
    this.platform = platform;
    this.socket = socket;
  }

  /**
   * @param account the bot's own, by id
   * @throws CliException if it cannot be, and says what to do
   */
  static Live start(Shell shell, Path home, Bundle bundle, String channel, String account) {
    LocalOptions options =
        LocalOptions.of(home, "brat run", shell.clock())
            .withEnvironment(shell.environment())
            .withTicks();
    LocalPlatform platform = Platforms.start(options);
    try {
      FileSecrets file = new FileSecrets(home.resolve("secrets.json"));
      Secrets secrets = new ChainedSecrets(List.of(new EnvSecrets(shell.environment()), file));
      platform.logins().onAlarm(shell::say);
      platform.logins().refresh(bundle.name());
      RestSettings helix =
          RestSettings.of(shell.environment(), "TWITCH_API_URL", "https://api.twitch.tv");
      SocketSubscriptions subscriptions = new SocketSubscriptions(helix, secrets);
      String channelId = id(subscriptions, bundle.name(), channel);
      platform.push(bundle);
      platform.onEnd((event, end) -> tell(shell, event, end));
      Places places = new Places(account, List.of(new Place(channel, channelId)));
      SocketSession session =
          new SocketSession(
              subscriptions,
              bundle.name(),
              () -> places,
              new StreamDetails(helix.base(), secrets, bundle.name(), Account.BOT),
              shell::say);
      EventSubSocket socket =
          EventSubSocket.start(
              new EventSubSocket.Setup(
                  url(shell),
                  session,
                  session::complete,
                  platform::accept,
                  shell::say,
                  shell.clock(),
                  () -> ThreadLocalRandom.current().nextLong()));
      return new Live(platform, socket);
    } catch (RuntimeException e) {
      platform.close();
      throw e;
    }
  }

  private static URI url(Shell shell) {
    return shell.variable("TWITCH_EVENTSUB_URL").map(URI::create).orElse(EventSubSocket.TWITCH);
  }

  private static String id(SocketSubscriptions subscriptions, String bot, String channel) {
    try {
      return subscriptions
          .id(bot, channel)
          .orElseThrow(
              () ->
                  new CliException(
                      ExitCode.NOT_FOUND,
                      "Twitch has no channel called " + channel,
                      "--twitch wants its name as in the address twitch.tv/NAME."));
    } catch (ExplainedException e) {
      throw new CliException(
          ExitCode.NOT_PERMITTED,
          String.valueOf(e.getMessage()),
          "Log in again: brat login twitch --bot " + bot + " --account bot --device");
    } catch (OutageException e) {
      throw new CliException(
          ExitCode.FAILED, String.valueOf(e.getMessage()), "Try again in a moment.");
    }
  }

  private static void tell(Shell shell, Event event, End end) {
    if (end.kind() == End.Kind.QUIET) return;
    String what = who(event) + (event.text().isEmpty() ? "" : ": " + event.text());
    if (end.kind() == End.Kind.ANSWERED) {
      shell.data(Texts.oneLine(what + " -> " + String.join(" | ", answers(event))));
    } else {
      shell.say(Texts.oneLine(what + ": " + end.kind().wireName() + ", " + end.detail()));
    }
  }

  private static String who(Event event) {
    Identity.External who = event.identity().external();
    return who == null ? event.type() : String.valueOf(who.displayName());
  }

  private static List<String> answers(Event event) {
    List<String> answers = new ArrayList<>();
    for (Delivery delivery : event.deliveries()) {
      switch (delivery) {
        case Delivery.Text text -> answers.add(text.text());
        case Delivery.PlatformAction action -> answers.add('(' + action.action() + ')');
      }
    }
    if (answers.isEmpty()) {
      Candidate.best(event.candidates())
          .ifPresent(candidate -> answers.add(String.valueOf(candidate.text())));
    }
    return answers;
  }

  @Override
  public synchronized void close() {
    if (closed) return;
    closed = true;
    socket.close();
    try {
      platform.awaitIdle(LAST_EVENTS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    platform.close();
  }
}
