package dev.bitbrat.rules;

import java.time.Instant;

/**
 * What rules may know beside the event: never a secret.
 *
 * @param commandSigil what commands start with, for example {@code !}
 * @param now {@code now} and {@code ts} of the rules, and when their additions are made
 */
public record RuleContext(
    String commandSigil, String botName, String botUsername, Instant now, CandidatePicker picker) {}
