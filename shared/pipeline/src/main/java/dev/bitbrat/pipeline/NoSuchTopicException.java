package dev.bitbrat.pipeline;

/** The bus is up and has no such topic: no retry helps, so the event becomes a dead letter. */
public final class NoSuchTopicException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NoSuchTopicException(String topic) {
    super("there is no topic " + topic);
  }
}
