package dev.bitbrat.platform.webhook;

/** A delivery is not what its platform documents; the message says where and quotes nothing. */
public final class MalformedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MalformedException(String message) {
    super(message);
  }
}
