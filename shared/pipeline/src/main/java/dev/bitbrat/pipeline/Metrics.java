package dev.bitbrat.pipeline;

import java.time.Duration;

/** What operators watch. Labels come from configuration or a fixed set, never from user text. */
public interface Metrics {
  /** An event was accepted: {@code events_total{type}}. */
  void event(String type);

  /** A behaviour ran or was denied: {@code behaviour_runs_total{behaviour,result}}. */
  void behaviourRun(String behaviour, String result);

  /** An action of a behaviour failed, or its reply was refused: {@code action_errors_total}. */
  void actionError();

  /** From ingress to sent: {@code output_latency_seconds}. */
  void outputLatency(Duration sinceIngress);

  /**
   * A platform was asked to take something: {@code platform_sends_total{platform,result}}.
   *
   * @param result accepted, refused, not_now, unknown or outage
   */
  void sent(String platform, String result);

  Metrics NONE =
      new Metrics() {
        @Override
        public void event(String type) {}

        @Override
        public void behaviourRun(String behaviour, String result) {}

        @Override
        public void actionError() {}

        @Override
        public void outputLatency(Duration sinceIngress) {}

        @Override
        public void sent(String platform, String result) {}
      };
}
