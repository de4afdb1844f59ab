package dev.bitbrat.behaviours.spi;

/**
 * The component that is being asked.
 *
 * @param uuid of the component, the same over all versions of the configuration
 * @param behaviour name of the behaviour that it belongs to
 */
public record Self(String uuid, String behaviour) {}
