@NullMarked
package dev.bitbrat.hooks;

import org.jspecify.annotations.NullMarked;
