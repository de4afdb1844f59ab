package dev.bitbrat.supervisor;

import com.google.cloud.functions.invoker.runner.Invoker;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Entry point of a function's process: the Functions Framework, until the process that started it
 * is gone, however that ended. Its end of our standard input is closed by the system then.
 */
public final class Leash {
  private static final int TERMINATED = 143;

  private Leash() {}

  /** Takes the framework's own arguments. */
  public static void main(String[] arguments) throws Exception {
    Thread.ofPlatform().daemon().name("leash").start(Leash::endWithTheParent);
    Invoker.main(arguments);
  }

  private static void endWithTheParent() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // closed in another way: the parent is gone all the same
    }
    Runtime.getRuntime().halt(TERMINATED);
  }
}
