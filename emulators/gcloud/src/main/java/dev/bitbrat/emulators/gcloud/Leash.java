package dev.bitbrat.emulators.gcloud;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Entry point of a process that ends with the one that started it, however that ended: the system
 * closes our standard input then. Runs another class's {@code main}.
 */
public final class Leash {
  private static final int TERMINATED = 143;

  private Leash() {}

  /** Takes the name of the class, and its arguments. */
  public static void main(String[] arguments) throws Throwable {
    Thread.ofPlatform().daemon().name("leash").start(Leash::endWithTheParent);
    String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
    try {
      Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object) rest);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
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
