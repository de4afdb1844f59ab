/** What every deployed function has in common: deliveries, web requests, environment, start. */
@NullMarked
package dev.bitbrat.function;

import org.jspecify.annotations.NullMarked;
