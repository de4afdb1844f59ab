/**
 * Named hooks: anybody who knows a hook's secret makes something happen for one bot. How they are
 * set up is in {@code docs/hooks.md}.
 */
@NullMarked
package dev.bitbrat.hooks;

import org.jspecify.annotations.NullMarked;
