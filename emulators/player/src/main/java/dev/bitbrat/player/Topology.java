package dev.bitbrat.player;

/** How a platform in this process goes about an event. */
public enum Topology {
  /** From topic to topic. */
  ONE_JVM,
  /** All its stages in one call, as {@code functions/pipeline} does. */
  FUSED
}
