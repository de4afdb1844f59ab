/** Keeps what is over: {@code internal.persistence.finalize.v1} in, and dead letters. */
@NullMarked
package dev.bitbrat.functions.persistence;

import org.jspecify.annotations.NullMarked;
