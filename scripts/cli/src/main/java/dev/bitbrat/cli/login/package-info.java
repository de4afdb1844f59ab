/** Logs bots' accounts in to platforms, and shows which are. */
@NullMarked
package dev.bitbrat.cli.login;

import org.jspecify.annotations.NullMarked;
