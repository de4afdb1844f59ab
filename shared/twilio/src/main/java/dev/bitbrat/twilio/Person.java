package dev.bitbrat.twilio;

import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Ids;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who is at the other end: a number, or somebody with a name in Conversations. */
final class Person {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.:+-]{1,128}");
  private static final Pattern NUMBER = Pattern.compile("(?:[a-z]+:)?\\+?[0-9]{5,20}");

  private Person() {}

  /**
   * @param profileName what the person is called on the messaging platform, if it says so
   */
  static Identity of(String address, @Nullable String profileName) {
    String id = ID.matcher(address).matches() ? address : Ids.derive("twilio-identity", address);
    Identity.External external =
        new Identity.External(
            id,
            Happening.PLATFORM,
            address.toLowerCase(Locale.ROOT),
            profileName == null ? name(address) : profileName,
            List.of());
    return new Identity(external, null, null, Map.of());
  }

  /** Of a number only the end: what a bot says of somebody may be read by others. */
  static String name(String address) {
    boolean isNumber = NUMBER.matcher(address).matches();
    return isNumber ? "\u2026" + address.substring(address.length() - 4) : address;
  }
}
