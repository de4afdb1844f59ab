package dev.bitbrat.transcript;

/**
 * {@code @platform#channel}: where a line comes from or a message goes.
 *
 * @param platform for example {@code discord}
 * @param channel without its {@code #}
 */
public record Place(String platform, String channel) {
  @Override
  public String toString() {
    return '@' + platform + '#' + channel;
  }
}
