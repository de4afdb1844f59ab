package dev.bitbrat.twitch;

import dev.bitbrat.events.Tree;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Maps {@code channel.chat.notification}: the one source of subscriptions, gifts and raids. What
 * another channel of a shared chat is told becomes {@code shared_chat_...}, which is no kind that
 * anybody waits for by accident.
 */
final class Notices {
  static final String SUBSCRIPTION = "channel.chat.notification";

  private static final String SHARED = "shared_chat_";

  private Notices() {}

  /** Empty for a notice that we do not know. */
  static Optional<Happened> map(Map<String, @Nullable Object> notice) {
    String type = String.valueOf(Tree.string(notice, "notice_type"));
    boolean shared = type.startsWith(SHARED);
    Map<String, @Nullable Object> about = Tree.map(notice, type);
    return details(shared ? type.substring(SHARED.length()) : type, type, notice, about)
        .map(told -> shared ? told.person("source", notice, "source_broadcaster_user") : told)
        .map(told -> told.object(notice, "message_id"))
        .flatMap(Happened.Builder::build);
  }

  private static Optional<Happened.Builder> details(
      String type,
      String kind,
      Map<String, @Nullable Object> notice,
      Map<String, @Nullable Object> about) {
    Happened.Builder told = Happened.of(kind).by(chatter(notice));
    return Optional.ofNullable(
        switch (type) {
          case "sub" -> tier(told, about).number("duration", about, "duration_months");
          case "resub" -> resub(told, notice, about);
          case "sub_gift" -> gift(told, notice, about);
          case "community_sub_gift" -> communityGift(told, notice, about);
          case "gift_paid_upgrade", "pay_it_forward" -> told.person("gifter", about, "gifter_user");
          case "prime_paid_upgrade" -> tier(told, about);
          case "raid" -> told.by(about, "user").number("viewers", about, "viewer_count");
          case "unraid" -> told;
          case "announcement" -> message(told, notice).text("color", about, "color");
          case "bits_badge_tier" -> message(told, notice).number("tier", about, "tier");
          case "charity_donation" -> Amounts.put(told, about, "charity_name", "amount");
          default -> null;
        });
  }

  private static Happened.Builder resub(
      Happened.Builder told,
      Map<String, @Nullable Object> notice,
      Map<String, @Nullable Object> about) {
    return tier(message(told, notice), about)
        .number("months", about, "cumulative_months")
        .number("streak", about, "streak_months")
        .number("duration", about, "duration_months")
        .flag("gift", about, "is_gift")
        .person("gifter", about, "gifter_user");
  }

  private static Happened.Builder gift(
      Happened.Builder told,
      Map<String, @Nullable Object> notice,
      Map<String, @Nullable Object> about) {
    return tier(told, about)
        .person("gifter", chatter(notice))
        .person("recipient", about, "recipient_user")
        .number("duration", about, "duration_months")
        .number("cumulative", about, "cumulative_total")
        .text("community_gift_id", about, "community_gift_id");
  }

  private static Happened.Builder communityGift(
      Happened.Builder told,
      Map<String, @Nullable Object> notice,
      Map<String, @Nullable Object> about) {
    return tier(told, about)
        .person("gifter", chatter(notice))
        .number("total", about, "total")
        .number("cumulative", about, "cumulative_total")
        .text("community_id", about, "id");
  }

  /** Nobody, if the chatter does not want to be known. */
  private static Optional<Person> chatter(Map<String, @Nullable Object> notice) {
    boolean anonymous = Boolean.TRUE.equals(notice.get("chatter_is_anonymous"));
    return anonymous ? Optional.empty() : Person.of(notice, "chatter_user");
  }

  private static Happened.Builder tier(Happened.Builder told, Map<String, @Nullable Object> about) {
    return Boolean.TRUE.equals(about.get("is_prime"))
        ? told.put("tier", "prime")
        : told.text("tier", about, "sub_tier");
  }

  private static Happened.Builder message(
      Happened.Builder told, Map<String, @Nullable Object> notice) {
    return told.text("message", Tree.map(notice, "message"), "text");
  }
}
