/** {@code brat kick}: what Kick tells us, and whether it does. */
@NullMarked
package dev.bitbrat.cli.kick;

import org.jspecify.annotations.NullMarked;
