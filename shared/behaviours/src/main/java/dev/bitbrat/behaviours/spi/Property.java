package dev.bitbrat.behaviours.spi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A property of a component. It must be there unless its type is {@code @Nullable} or it has a
 * default.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Property {
  /** One sentence for people: what it means. */
  String value();

  /** What it is called in a configuration; {@code ""} for the name of the record component. */
  String name() default "";

  /** As it would be written in a configuration; {@code ""} for none. */
  String defaultValue() default "";

  /** Whether a scalar or list in the short form stands for this property. */
  boolean main() default false;

  /** The least number, or the least length of a list or duration in seconds. */
  long min() default Long.MIN_VALUE;

  /** The greatest number, or the greatest length of a list or duration in seconds. */
  long max() default Long.MAX_VALUE;

  /** Which data stores a {@link StoreRef} may name; empty for all. */
  Shape[] shapes() default {};

  /** Whether a {@link StoreRef} must name something that can be written. */
  boolean writable() default false;
}
