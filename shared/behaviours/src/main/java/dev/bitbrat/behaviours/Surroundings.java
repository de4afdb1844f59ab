package dev.bitbrat.behaviours;

import dev.bitbrat.behaviours.spi.Documents;
import dev.bitbrat.behaviours.spi.World;
import java.time.Instant;

/**
 * What an engine asks while it decides about one event.
 *
 * @param documents what the bot keeps
 * @param now when the event came in
 */
public record Surroundings(Documents documents, World world, Instant now) {}
