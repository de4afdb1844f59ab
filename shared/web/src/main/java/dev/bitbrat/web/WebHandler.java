package dev.bitbrat.web;

/** Answers HTTP requests. */
@FunctionalInterface
public interface WebHandler {
  /**
   * Answers one request. What the request says is never a reason to throw.
   *
   * @throws RuntimeException when the server itself is at fault: the caller gets a 503 without
   *     detail
   */
  WebResponse handle(WebRequest request);

  /** Bodies of more bytes than this are refused with 413 before they are read whole. */
  default int maxBodyBytes() {
    return 1 << 20;
  }
}
