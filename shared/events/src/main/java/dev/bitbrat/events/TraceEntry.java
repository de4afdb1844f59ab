package dev.bitbrat.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One stage's part of the way of an event.
 *
 * @param outcome {@code advance, complete, emit, ignore, reject} or {@code error}
 * @param detail why, in one line for a person
 */
public record TraceEntry(
    String stage, Instant start, Instant end, String outcome, @Nullable String detail) {}
