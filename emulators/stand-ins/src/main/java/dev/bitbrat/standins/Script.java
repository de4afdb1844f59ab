package dev.bitbrat.standins;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Misbehaviours in the order of the requests that they befall; after them all is well again. */
final class Script {
  private final Queue<Misbehaviour> next = new ConcurrentLinkedQueue<>();

  void add(Misbehaviour... misbehaviours) {
    next.addAll(List.of(misbehaviours));
  }

  /**
   * @param behaved does what was asked
   */
  @Nullable Answer answer(Supplier<Answer> behaved) {
    return switch (next.poll()) {
      case null -> behaved.get();
      case Misbehaviour.Fail(var status, var headers, var body) ->
          new Answer(status, headers, body.getBytes(StandardCharsets.UTF_8));
      case Misbehaviour.Delay(var by) -> pause(by) ? behaved.get() : null;
      case Misbehaviour.DoAndHangUp() -> {
        Answer unsaid = behaved.get();
        yield unsaid.status() < 300 ? null : unsaid;
      }
      case Misbehaviour.HangUp() -> null;
    };
  }

  /** Waits; false if the stand-in was closed meanwhile. */
  private static boolean pause(Duration duration) {
    try {
      Thread.sleep(duration);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
