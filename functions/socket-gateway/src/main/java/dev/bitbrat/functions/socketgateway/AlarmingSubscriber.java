package dev.bitbrat.functions.socketgateway;

import dev.bitbrat.gateway.SourceAlarms;
import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.twitch.EventSubSocket.Subscriber;
import org.jspecify.annotations.Nullable;

/** Raises an alarm when Twitch refuses what only a person can mend. */
record AlarmingSubscriber(Subscriber subscriber, SourceAlarms alarms) implements Subscriber {
  @Override
  public void subscribe(String session) {
    orAlarm(() -> subscriber.subscribe(session));
    alarms.listening();
  }

  @Override
  public void revoked(String session, String type, @Nullable String channelId) {
    orAlarm(() -> subscriber.revoked(session, type, channelId));
    alarms.partly();
  }

  @Override
  public void moved(String session) {
    subscriber.moved(session);
  }

  @Override
  public void ended() {
    subscriber.ended();
  }

  private void orAlarm(Runnable call) {
    try {
      call.run();
    } catch (ExplainedException e) {
      alarms.refused(String.valueOf(e.getMessage()));
      throw e;
    }
  }
}
