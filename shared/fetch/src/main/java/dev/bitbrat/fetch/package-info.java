/** Getting text from any address that people configure, without reaching into our own network. */
@NullMarked
package dev.bitbrat.fetch;

import org.jspecify.annotations.NullMarked;
