package dev.bitbrat.behaviours;

/** Done in order when a behaviour runs. */
public sealed interface Action permits Action.Reply, Unresolved {
  /** Says something where the event came from. */
  record Reply(Template message) implements Action {}
}
