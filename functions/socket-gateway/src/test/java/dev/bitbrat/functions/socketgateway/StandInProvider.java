package dev.bitbrat.functions.socketgateway;

import dev.bitbrat.gateway.Source;
import dev.bitbrat.gateway.SourceProvider;
import java.net.URI;
import java.util.List;
import java.util.function.UnaryOperator;

/** EventSub at a stand-in, which wants no subscriptions. */
public final class StandInProvider implements SourceProvider {
  static final String URL = "STAND_IN_EVENTSUB_URL";

  /** Made by the service loader. */
  public StandInProvider() {}

  @Override
  public List<Source> sources(Setting setting) {
    String url = setting.environment().get(URL);
    if (url == null) throw new IllegalArgumentException(URL + " is missing");
    return List.of(
        new EventSubSource(
            "twitch-eventsub", URI.create(url), session -> {}, UnaryOperator.identity(), setting));
  }
}
