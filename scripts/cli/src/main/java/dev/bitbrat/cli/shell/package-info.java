/** What every command of {@code brat} is given, and how it fails. */
@NullMarked
package dev.bitbrat.cli.shell;

import org.jspecify.annotations.NullMarked;
