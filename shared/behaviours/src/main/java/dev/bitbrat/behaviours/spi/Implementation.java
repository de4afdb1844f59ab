package dev.bitbrat.behaviours.spi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a component is called in a configuration. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Implementation {
  /** For example {@code chat.command}. */
  String value();

  /** One sentence for people: what it is for. */
  String summary();
}
