/** A plugin: components that a bot has as soon as this jar lies on its class path. */
@NullMarked
package dev.bitbrat.examples.dice;

import org.jspecify.annotations.NullMarked;
