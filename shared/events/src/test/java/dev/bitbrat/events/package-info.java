@NullMarked
package dev.bitbrat.events;

import org.jspecify.annotations.NullMarked;
