/** What components of mewbot are called here, and what has no counterpart. */
@NullMarked
package dev.bitbrat.config.mewbot;

import org.jspecify.annotations.NullMarked;
