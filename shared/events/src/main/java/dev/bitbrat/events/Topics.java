package dev.bitbrat.events;

import java.util.Set;

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

  private static final Set<String> ALL =
      Set.of(INGRESS, ENRICHED, COMMAND, LLM, EGRESS, FINALIZE, DEAD_LETTER, TICK);

  private Topics() {}

  /** Whether the name is one of ours: a rule may name any. */
  public static boolean isOurs(String name) {
    return ALL.contains(name);
  }
}
