/** What components are made of, for those of the engine and for plugins: contracts and values. */
@NullMarked
package dev.bitbrat.behaviours.spi;

import org.jspecify.annotations.NullMarked;
