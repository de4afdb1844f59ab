package dev.bitbrat.local;

import dev.bitbrat.pipeline.Inbound;

/** A message on its way to one subscription. */
final class Message {
  private final Inbound inbound;
  private final Accepted accepted;
  private int failures;
  private int counted;

  Message(Inbound inbound, Accepted accepted) {
    this.inbound = inbound;
    this.accepted = accepted;
  }

  Inbound inbound() {
    return inbound;
  }

  Accepted accepted() {
    return accepted;
  }

  /** Failures in a row, outages included. */
  int failures() {
    return failures;
  }

  /** Failures that count against it. */
  int counted() {
    return counted;
  }

  void failed(boolean counts) {
    failures++;
    if (counts) counted++;
  }
}
