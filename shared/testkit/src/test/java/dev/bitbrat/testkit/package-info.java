/** The fakes keep the contracts that the real adapters keep. */
@NullMarked
package dev.bitbrat.testkit;

import org.jspecify.annotations.NullMarked;
