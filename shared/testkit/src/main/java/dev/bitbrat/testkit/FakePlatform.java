package dev.bitbrat.testkit;

import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Platform;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/**
 * Remembers what was sent and done; answers as scripted, and otherwise takes everything. Knows the
 * channels that a test gave it.
 */
public final class FakePlatform implements Platform {
  private final String name;
  private final List<Outgoing> sent = new ArrayList<>();
  private final List<Action> acts = new ArrayList<>();
  private final Map<String, Channel> channels = new HashMap<>();
  private final Queue<Sent> answers = new ArrayDeque<>();
  private final List<Callback> dismissed = new ArrayList<>();
  private boolean down;

  public FakePlatform(String name) {
    this.name = name;
  }

  /** From now on there is this channel. */
  public synchronized FakePlatform with(Channel channel) {
    channels.put(channel.login().toLowerCase(Locale.ROOT), channel);
    return this;
  }

  /** Answers to the next messages and actions, in order. */
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

  /** What was done: accepted, or {@link Sent.Unknown}. */
  public synchronized List<Action> acts() {
    return List.copyOf(acts);
  }

  /** Where nothing will be said. */
  public synchronized List<Callback> dismissed() {
    return List.copyOf(dismissed);
  }

  /** The texts of {@link #sent()}. */
  public List<String> texts() {
    return sent().stream().map(Outgoing::text).toList();
  }

  @Override
  public String name() {
    return name;
  }

  /** For this one a message ends at a {@code |}. */
  @Override
  public List<String> parts(Outgoing message, boolean asked, int most) {
    return asked ? List.of(message.text().split("\\|", most)) : List.of(message.text());
  }

  @Override
  public synchronized Sent send(Outgoing message) {
    Sent answer = answer();
    if (isOut(answer)) sent.add(message);
    return answer;
  }

  @Override
  public synchronized void dismiss(Callback callback) {
    dismissed.add(callback);
  }

  @Override
  public synchronized Sent act(Action action) {
    Sent answer = answer();
    if (isOut(answer)) acts.add(action);
    return answer;
  }

  @Override
  public synchronized Optional<Channel> channel(String bot, String login) {
    stopIfDown();
    return Optional.ofNullable(channels.get(login.toLowerCase(Locale.ROOT)));
  }

  private Sent answer() {
    stopIfDown();
    int next = sent.size() + acts.size() + 1;
    return answers.isEmpty() ? new Sent.Accepted(name + "-" + next) : answers.remove();
  }

  private void stopIfDown() {
    if (down) throw new OutageException(name + " is down, as the test asked for");
  }

  private static boolean isOut(Sent answer) {
    return switch (answer) {
      case Sent.Accepted _, Sent.Unknown _ -> true;
      case Sent.Refused _, Sent.NotNow _ -> false;
    };
  }
}
