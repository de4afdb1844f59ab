/** Log lines for machines and people, and metrics. */
@NullMarked
package dev.bitbrat.observability;

import org.jspecify.annotations.NullMarked;
