@NullMarked
package dev.bitbrat.cli.chat;

import org.jspecify.annotations.NullMarked;
