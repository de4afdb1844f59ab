package dev.bitbrat.events;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Names of the topics between the stages, as on the wire. */
public final class Topics {
  public static final String INGRESS = "internal.ingress.v1";
  public static final String ENRICHED = "internal.user.enriched.v1";
  public static final String COMMAND = "internal.command.v1";
  public static final String LLM = "internal.llmbot.v1";
  public static final String EGRESS = "internal.egress.v1";
  public static final String FINALIZE = "internal.persistence.finalize.v1";
  public static final String DEAD_LETTER = "internal.deadletter.v1";
  public static final String TICK = "internal.scheduler.tick";

  /** By platform: each is sent to by a process of its own, which keeps its rate limits. */
  private static final Map<String, String> EGRESS_OF =
      Map.of(
          "twitch", EGRESS + ".twitch",
          "kick", EGRESS + ".kick",
          "discord", EGRESS + ".discord",
          "twilio", EGRESS + ".twilio");

  private static final Set<String> ALL =
      Set.of(INGRESS, ENRICHED, COMMAND, LLM, EGRESS, FINALIZE, DEAD_LETTER, TICK);

  private Topics() {}

  /**
   * Where what is to be sent to a platform goes; {@link #EGRESS} where there is no other.
   *
   * @param platform lower case
   */
  public static String egressTo(@Nullable String platform) {
    return platform == null ? EGRESS : EGRESS_OF.getOrDefault(platform, EGRESS);
  }

  /** All topics of what is to be sent. */
  public static Set<String> egress() {
    Set<String> topics = new TreeSet<>(EGRESS_OF.values());
    topics.add(EGRESS);
    return topics;
  }

  public static boolean isEgress(String topic) {
    return topic.equals(EGRESS) || EGRESS_OF.containsValue(topic);
  }

  /** Whether the name is one of ours: a rule may name any. */
  public static boolean isOurs(String name) {
    return ALL.contains(name) || isEgress(name);
  }
}
