/** Wires functions to Google Cloud, or to its emulators. */
@NullMarked
package dev.bitbrat.cloud;

import org.jspecify.annotations.NullMarked;
