package dev.bitbrat.cli.kick;

import dev.bitbrat.cli.shell.CliException;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.PlatformSecrets;
import dev.bitbrat.cli.shell.Shell;
import dev.bitbrat.kick.KickBroadcasters;
import dev.bitbrat.kick.KickPlan;
import dev.bitbrat.kick.KickSubscriptions;
import dev.bitbrat.kick.KickSubscriptions.Subscription;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whose channels. */
final class KickOptions {
  @Parameters(
      paramLabel = "CHANNEL",
      arity = "0..*",
      description =
          "Names of channels as in their addresses, or user ids of their owners. Default: the"
              + " variable KICK_BROADCASTERS.")
  private List<String> channels = List.of();

  @Option(
      names = "--only",
      description = "Of the application these channels and no others: end what is of others.")
  private boolean only;

  @Mixin private final PlatformSecrets secrets = new PlatformSecrets();

  /**
   * @throws CliException if Kick does nothing before somebody sets something right
   */
  <T> T ask(Shell shell, Function<Asked, T> question) {
    KickSubscriptions subscriptions =
        new KickSubscriptions(
            PlatformSecrets.settings(shell, "KICK_API_URL", "https://api.kick.com"),
            secrets.in(shell),
            shell.clock());
    return secrets.ask(shell, () -> question.apply(asked(shell, subscriptions)));
  }

  /**
   * @param plan what is to be done
   */
  record Asked(String bot, KickSubscriptions subscriptions, KickPlan plan) {}

  private Asked asked(Shell shell, KickSubscriptions subscriptions) {
    Set<String> ids = ids(shell, subscriptions);
    List<Subscription> there =
        subscriptions.list(secrets.bot()).stream()
            .filter(one -> only || ids.contains(one.broadcaster()))
            .toList();
    return new Asked(secrets.bot(), subscriptions, KickPlan.of(there, ids));
  }

  private Set<String> ids(Shell shell, KickSubscriptions subscriptions) {
    Set<String> ids = new LinkedHashSet<>();
    for (String channel : channels) {
      ids.add(channel.matches("[0-9]{1,18}") ? channel : id(subscriptions, channel));
    }
    if (ids.isEmpty()) ids.addAll(configured(shell));
    if (!ids.isEmpty()) return ids;
    throw new CliException(
        ExitCode.USAGE,
        "no channel: neither named nor in " + KickBroadcasters.VARIABLE,
        "For example: brat kick subscribe burgeroni");
  }

  private String id(KickSubscriptions subscriptions, String name) {
    return subscriptions
        .channel(secrets.bot(), name)
        .orElseThrow(
            () ->
                new CliException(
                    ExitCode.FAILED,
                    "Kick knows no channel " + name,
                    "It is what stands behind kick.com/ in the channel's address."));
  }

  private static Set<String> configured(Shell shell) {
    try {
      return KickBroadcasters.from(shell.environment()).ids();
    } catch (IllegalArgumentException e) {
      throw new CliException(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }
}
