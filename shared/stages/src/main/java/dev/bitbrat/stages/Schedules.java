package dev.bitbrat.stages;

import dev.bitbrat.behaviours.BotEngine;
import java.util.List;

/** A bot's schedules as timers know them. */
public final class Schedules {
  private Schedules() {}

  /** All that the bot has. */
  public static List<Schedule> of(BotEngine engine) {
    return engine.schedules().stream().map(Schedules::schedule).toList();
  }

  /** Those for which somebody's lines count. */
  static List<Schedule> counting(BotEngine engine, boolean isBroadcaster) {
    return engine.schedules().stream()
        .filter(schedule -> !isBroadcaster || schedule.interest().countBroadcaster())
        .filter(schedule -> schedule.interest().minLines() > 0)
        .map(Schedules::schedule)
        .toList();
  }

  private static Schedule schedule(BotEngine.Schedule schedule) {
    return new Schedule(
        schedule.trigger(), schedule.interest().every(), schedule.interest().minLines());
  }
}
