package dev.bitbrat.rules;

import dev.bitbrat.events.RoutingStep;
import dev.bitbrat.events.Tree;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A usable rule; {@link RuleDocument} reads it. Lower priority comes first, then the lower id. */
public final class Rule {
  private final String id;
  private final double priority;
  private final @Nullable String description;
  private final Logic logic;
  private final List<RoutingStep> slip;
  private final Enrichments enrichments;
  private final Map<String, @Nullable Object> metadata;

  Rule(
      String id,
      double priority,
      @Nullable String description,
      Logic logic,
      List<RoutingStep> slip,
      Enrichments enrichments,
      Map<String, @Nullable Object> metadata) {
    this.id = id;
    this.priority = priority;
    this.description = description;
    this.logic = logic;
    this.slip = List.copyOf(slip);
    this.enrichments = enrichments;
    this.metadata = Tree.mapOf(metadata);
  }

  public String id() {
    return id;
  }

  public double priority() {
    return priority;
  }

  public @Nullable String description() {
    return description;
  }

  public Logic logic() {
    return logic;
  }

  /** The steps that the rule asks for, all PENDING. */
  public List<RoutingStep> slip() {
    return slip;
  }

  Enrichments enrichments() {
    return enrichments;
  }

  /** Constants for the rule's templates; the event's own names come before them. */
  Map<String, @Nullable Object> metadata() {
    return metadata;
  }
}
