/** Runs the platform as a server on this machine. */
@NullMarked
package dev.bitbrat.cli.local;

import org.jspecify.annotations.NullMarked;
