/** Answers clients of the api: {@code internal.egress.v1} in. */
@NullMarked
package dev.bitbrat.functions.egress;

import org.jspecify.annotations.NullMarked;
