package dev.bitbrat.kick;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The channels that are ours.
 *
 * @param ids user ids of their owners
 */
public record KickBroadcasters(Set<String> ids) implements Predicate<String> {
  public static final String VARIABLE = "KICK_BROADCASTERS";

  public KickBroadcasters {
    ids = Set.copyOf(ids);
  }

  /**
   * From {@code KICK_BROADCASTERS}, ids parted by commas or blanks; nobody if it is not set.
   *
   * @throws IllegalArgumentException if one is no id; the message names the variable
   */
  public static KickBroadcasters from(Map<String, String> environment) {
    Set<String> ids = new LinkedHashSet<>();
    String text = environment.getOrDefault(VARIABLE, "");
    Arrays.stream(text.split("[,\\s]+")).filter(id -> !id.isEmpty()).forEach(ids::add);
    if (!ids.stream().allMatch(id -> id.matches("[0-9]{1,18}"))) {
      throw new IllegalArgumentException(
          VARIABLE + " is not understood: it should be user ids of Kick such as 123456, 234567");
    }
    return new KickBroadcasters(ids);
  }

  @Override
  public boolean test(String id) {
    return ids.contains(id);
  }
}
