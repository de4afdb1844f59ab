/**
 * Runs the platform as it is deployed on this machine: every function in the real Functions
 * Framework, over the real emulators, as {@code architecture.yaml} says.
 */
@NullMarked
package dev.bitbrat.supervisor;

import org.jspecify.annotations.NullMarked;
