package dev.bitbrat.kick;

import dev.bitbrat.kick.KickSubscriptions.Subscription;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What to do about an app's subscriptions, in order; made of values alone. */
public record KickPlan(List<Step> steps) {
  /** Everything that a delivery may be about. */
  public static final List<String> EVENTS =
      List.of(
          "chat.message.sent",
          "channel.followed",
          "channel.subscription.new",
          "channel.subscription.renewal",
          "channel.subscription.gifts",
          "channel.reward.redemption.updated",
          "livestream.status.updated",
          "livestream.metadata.updated",
          "moderation.banned",
          "kicks.gifted");

  static final long VERSION = 1;
  static final String METHOD = "webhook";

  public KickPlan {
    steps = List.copyOf(steps);
  }

  /** One subscription, there or wanted. */
  public sealed interface Step {
    /** For people. */
    String sentence();

    record Keep(Subscription subscription) implements Step {
      @Override
      public String sentence() {
        return subscription.event() + " of channel " + subscription.broadcaster() + " comes.";
      }
    }

    record Create(String event, String broadcaster) implements Step {
      @Override
      public String sentence() {
        return event + " of channel " + broadcaster + " is missing: subscribe to it.";
      }
    }

    /**
     * @param why a part of a sentence
     */
    record Delete(Subscription subscription, String why) implements Step {
      @Override
      public String sentence() {
        return subscription.event()
            + " of channel "
            + subscription.broadcaster()
            + " "
            + why
            + ": end it.";
      }
    }
  }

  /**
   * @param there what Kick has
   * @param broadcasters all channels that are ours, by user id
   */
  public static KickPlan of(List<Subscription> there, Collection<String> broadcasters) {
    Set<String> ours = new LinkedHashSet<>(broadcasters);
    List<Step> steps = new ArrayList<>();
    Set<String> met = new HashSet<>();
    for (Subscription subscription : there) steps.add(of(subscription, ours, met));
    for (String broadcaster : ours) {
      for (String event : EVENTS) {
        if (met.add(event + ' ' + broadcaster)) steps.add(new Step.Create(event, broadcaster));
      }
    }
    return new KickPlan(steps);
  }

  private static Step of(Subscription subscription, Set<String> ours, Set<String> met) {
    if (!ours.contains(subscription.broadcaster())) {
      return new Step.Delete(subscription, "is of a channel that is none of ours");
    }
    boolean read = EVENTS.contains(subscription.event()) && subscription.version() == VERSION;
    if (!read || !subscription.method().equals(METHOD)) {
      return new Step.Delete(subscription, "is nothing that we read");
    }
    return met.add(subscription.event() + ' ' + subscription.broadcaster())
        ? new Step.Keep(subscription)
        : new Step.Delete(subscription, "comes twice");
  }

  /** Whether all is as it should be. */
  public boolean isDone() {
    return steps.stream().allMatch(Step.Keep.class::isInstance);
  }

  /** For people, in order. */
  public List<String> sentences() {
    return steps.stream().map(Step::sentence).toList();
  }
}
