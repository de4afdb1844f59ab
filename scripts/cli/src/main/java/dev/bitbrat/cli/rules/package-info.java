/** Asks routing rules without a platform around them. */
@NullMarked
package dev.bitbrat.cli.rules;

import org.jspecify.annotations.NullMarked;
