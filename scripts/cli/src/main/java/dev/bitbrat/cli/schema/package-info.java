/** What can be written in a bot file. */
@NullMarked
package dev.bitbrat.cli.schema;

import org.jspecify.annotations.NullMarked;
