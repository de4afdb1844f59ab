@NullMarked
package dev.bitbrat.cli.transcript;

import org.jspecify.annotations.NullMarked;
