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
   * Let it cost nothing; the process that asks for it ends by that.
   *
   * @throws OutageException when nobody knows whether it will
   */
  void sleep();

  /** Where the process goes on and costs nothing. */
  static GatewaySwitch local(Runnable wake) {
    return new GatewaySwitch() {
      @Override
      public void wake() {
        wake.run();
      }

      @Override
      public void sleep() {}
    };
  }
}
