/** Looks into what is kept: traces of events, dead letters. */
@NullMarked
package dev.bitbrat.cli.records;

import org.jspecify.annotations.NullMarked;
