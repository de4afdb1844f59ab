/** Walks an event from {@code internal.ingress.v1} to its end in one process. */
@NullMarked
package dev.bitbrat.functions.pipeline;

import org.jspecify.annotations.NullMarked;
