/** The page about all components, made from what they say of themselves. */
@NullMarked
package dev.bitbrat.config.reference;

import org.jspecify.annotations.NullMarked;
