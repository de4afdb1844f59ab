package dev.bitbrat.behaviours.spi;

import java.time.Instant;

/**
 * How a source is read.
 *
 * @param name of the source
 */
public record Access(String name, Documents documents, World world, Instant now) {}
