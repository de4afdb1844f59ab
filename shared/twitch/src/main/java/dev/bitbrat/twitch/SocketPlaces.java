package dev.bitbrat.twitch;

import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.twitch.SocketSession.Place;
import dev.bitbrat.twitch.SocketSession.Places;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The bot's own account and its channels, asked of Twitch once each. */
public final class SocketPlaces implements Supplier<Places> {
  private final SocketSubscriptions subscriptions;
  private final String bot;
  private final Set<String> logins;
  private final Consumer<String> said;
  private final Map<String, Place> known = new LinkedHashMap<>();
  private @Nullable String account;

  /**
   * @param bot whose token asks, and whose account it is
   * @param logins lower case
   * @param said hears of a channel that Twitch does not know
   */
  public SocketPlaces(
      SocketSubscriptions subscriptions, String bot, Set<String> logins, Consumer<String> said) {
    this.subscriptions = subscriptions;
    this.bot = bot;
    this.logins = Set.copyOf(logins);
    this.said = said;
  }

  /**
   * @throws dev.bitbrat.pipeline.OutageException when Twitch cannot tell now
   * @throws ExplainedException when it will not tell before somebody sets something right
   */
  @Override
  public synchronized Places get() {
    if (account == null) account = subscriptions.account(bot);
    for (String login : logins) {
      if (known.containsKey(login)) continue;
      Optional<String> id = subscriptions.id(bot, login);
      id.ifPresent(found -> known.put(login, new Place(login, found)));
      if (id.isEmpty()) said.accept("Twitch has no channel called " + login);
    }
    if (known.isEmpty()) {
      throw new ExplainedException(
          "Twitch has no channel called " + String.join(", ", logins) + ": mend the names");
    }
    return new Places(account, List.copyOf(known.values()));
  }
}
