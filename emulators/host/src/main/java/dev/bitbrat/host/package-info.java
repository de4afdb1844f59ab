/** The whole platform in one JVM: bus in memory, store in a file, HTTP on the loopback. */
@NullMarked
package dev.bitbrat.host;

import org.jspecify.annotations.NullMarked;
