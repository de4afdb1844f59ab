package dev.bitbrat.gateway;

import dev.bitbrat.pipeline.OutageException;

/** Switches the gateway on and off. Both calls may be made again without harm. */
public interface GatewaySwitch {
  /**
   * Let it listen: a stream began.
   *
   * @throws OutageException when nobody knows whether it will
   */
  void wake();

  /**
   * Let it cost nothing; the process that asks for it mostly ends by that.
   *
   * @throws OutageException when nobody knows whether it will
   */
  void sleep();

  /** Whether a process that was put to sleep is ended. */
  default boolean endsTheProcess() {
    return true;
  }

  /** Where the process goes on and costs nothing: it hangs up, and looks itself when to listen. */
  GatewaySwitch LOCAL =
      new GatewaySwitch() {
        @Override
        public void wake() {}

        @Override
        public void sleep() {}

        @Override
        public boolean endsTheProcess() {
          return false;
        }
      };
}
