/** Serves chat sessions, traces and dead letters over HTTP. */
@NullMarked
package dev.bitbrat.functions.api;

import org.jspecify.annotations.NullMarked;
