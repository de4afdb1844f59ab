/** Takes interactions of Discord and publishes them as events. */
@NullMarked
package dev.bitbrat.functions.discordinteractions;

import org.jspecify.annotations.NullMarked;
