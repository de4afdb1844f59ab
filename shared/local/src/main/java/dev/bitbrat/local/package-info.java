/** The ports on one machine: documents and journal in SQLite, a bus in memory, a home directory. */
@NullMarked
package dev.bitbrat.local;

import org.jspecify.annotations.NullMarked;
