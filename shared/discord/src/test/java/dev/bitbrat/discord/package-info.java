@NullMarked
package dev.bitbrat.discord;

import org.jspecify.annotations.NullMarked;
