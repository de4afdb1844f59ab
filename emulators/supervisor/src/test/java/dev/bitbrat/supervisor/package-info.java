/** The platform as it is deployed, played with and killed. */
@NullMarked
package dev.bitbrat.supervisor;

import org.jspecify.annotations.NullMarked;
