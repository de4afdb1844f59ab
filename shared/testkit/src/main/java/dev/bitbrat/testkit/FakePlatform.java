package dev.bitbrat.testkit;

import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Platform;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** Remembers what was sent; answers as scripted, and otherwise takes everything. */
public final class FakePlatform implements Platform {
  private final String name;
  private final List<Outgoing> sent = new ArrayList<>();
  private final Queue<Sent> answers = new ArrayDeque<>();
  private boolean down;

  public FakePlatform(String name) {
    this.name = name;
  }

  /** Answers to the next messages, in order. */
  public synchronized FakePlatform answer(Sent... next) {
    answers.addAll(List.of(next));
    return this;
  }

  /** From now on nothing can be sent, until {@link #up()}. */
  public synchronized FakePlatform down() {
    down = true;
    return this;
  }

  public synchronized FakePlatform up() {
    down = false;
    return this;
  }

  /** What went out: accepted, or {@link Sent.Unknown}. */
  public synchronized List<Outgoing> sent() {
    return List.copyOf(sent);
  }

  /** The texts of {@link #sent()}. */
  public List<String> texts() {
    return sent().stream().map(Outgoing::text).toList();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public synchronized Sent send(Outgoing message) {
    if (down) throw new OutageException(name + " is down, as the test asked for");
    Sent answer = answers.isEmpty() ? accepted() : answers.remove();
    switch (answer) {
      case Sent.Accepted _, Sent.Unknown _ -> sent.add(message);
      case Sent.Refused _, Sent.NotNow _ -> {}
    }
    return answer;
  }

  private Sent accepted() {
    return new Sent.Accepted(name + "-" + (sent.size() + 1));
  }
}
