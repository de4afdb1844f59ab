/** What every stage shares: the ports it may ask, the decision it gives back, and the runner. */
@NullMarked
package dev.bitbrat.pipeline;

import org.jspecify.annotations.NullMarked;
