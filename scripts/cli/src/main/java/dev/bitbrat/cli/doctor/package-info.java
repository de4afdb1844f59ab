/** Says what is missing on this machine. */
@NullMarked
package dev.bitbrat.cli.doctor;

import org.jspecify.annotations.NullMarked;
