/** The HTTP API as a client sees it. */
@NullMarked
package dev.bitbrat.cli.api;

import org.jspecify.annotations.NullMarked;
