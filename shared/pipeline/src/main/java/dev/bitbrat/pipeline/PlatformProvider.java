package dev.bitbrat.pipeline;

import java.time.InstantSource;
import java.util.Map;

/**
 * A platform that can be sent to where its jar is: found by {@link java.util.ServiceLoader}, so
 * that each process carries only what it speaks to.
 */
public interface PlatformProvider {
  /**
   * @param environment variables: addresses of APIs
   * @throws IllegalArgumentException if a variable is not understood; the message names it
   */
  Platform platform(Map<String, String> environment, Secrets secrets, InstantSource clock);
}
