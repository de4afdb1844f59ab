@NullMarked
package dev.bitbrat.functions.scheduler;

import org.jspecify.annotations.NullMarked;
