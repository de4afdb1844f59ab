/** {@code brat chat}: talks with a bot at a prompt or in a pipe. */
@NullMarked
package dev.bitbrat.cli.chat;

import org.jspecify.annotations.NullMarked;
