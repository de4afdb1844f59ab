/** {@code brat discord}: what Discord offers of a bot. */
@NullMarked
package dev.bitbrat.cli.discord;

import org.jspecify.annotations.NullMarked;
