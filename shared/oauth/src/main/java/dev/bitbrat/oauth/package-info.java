/** Logs bots' accounts in to platforms, keeps their tokens and refreshes them before they end. */
@NullMarked
package dev.bitbrat.oauth;

import org.jspecify.annotations.NullMarked;
