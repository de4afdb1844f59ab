/** {@code brat run}: a bot in a channel, live, from this machine. */
@NullMarked
package dev.bitbrat.cli.run;

import org.jspecify.annotations.NullMarked;
