package dev.bitbrat.behaviours.spi;

/**
 * A piece of a bot's description: a record that carries {@link Implementation}, and whose record
 * components carry {@link Property}. All that is known of it follows from that: how it is read and
 * checked, its schema, its defaults and its documentation.
 */
public interface Component {}
