package dev.bitbrat.rules;

/**
 * A rule that could not be used, wholly or for one event.
 *
 * @param reason for a person
 */
public record Problem(String ruleId, String reason) {}
