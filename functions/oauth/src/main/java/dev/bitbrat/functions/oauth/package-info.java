/** Logs bots' accounts in to platforms, and refreshes their tokens. */
@NullMarked
package dev.bitbrat.functions.oauth;

import org.jspecify.annotations.NullMarked;
