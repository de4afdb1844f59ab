/** Takes calls of bots' hooks and publishes them as events. */
@NullMarked
package dev.bitbrat.functions.hooks;

import org.jspecify.annotations.NullMarked;
