package dev.bitbrat.pipeline;

/** Whoever sends a tick every minute. Both calls may be made again without harm. */
public interface TickJob {
  /**
   * No more ticks. One that is under way may still come.
   *
   * @throws OutageException when nobody knows whether it stopped
   */
  void pause();

  /**
   * Ticks again, from the next minute on.
   *
   * @throws OutageException when nobody knows whether it goes on
   */
  void resume();
}
