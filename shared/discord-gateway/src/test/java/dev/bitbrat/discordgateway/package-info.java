@NullMarked
package dev.bitbrat.discordgateway;

import org.jspecify.annotations.NullMarked;
