/** What a bot does when: triggers, conditions, actions. Knows neither YAML nor JSON nor a log. */
@NullMarked
package dev.bitbrat.behaviours;

import org.jspecify.annotations.NullMarked;
