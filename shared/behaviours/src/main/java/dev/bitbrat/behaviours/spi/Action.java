package dev.bitbrat.behaviours.spi;

/** Done in order when a behaviour runs. */
public interface Action extends Component {
  Result act(Run run);

  /** Whether it may write to a store. */
  default boolean writes() {
    return false;
  }

  /** A clause for people, for example {@code send the message "hi"}. */
  String sentence();

  /** What became of it. */
  sealed interface Result {
    Result DONE = new Done();
    Result STOP = new Stop();

    /** On to the next action. */
    record Done() implements Result {}

    /** Done, and the behaviour ends here. */
    record Stop() implements Result {}

    /**
     * It could not be done: what its behaviour wrote is dropped, unless the action has an {@code
     * orElse} to say instead.
     *
     * @param why for the operator
     */
    record Failed(String why) implements Result {}
  }
}
