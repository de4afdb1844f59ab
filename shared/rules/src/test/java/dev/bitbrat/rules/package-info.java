@NullMarked
package dev.bitbrat.rules;

import org.jspecify.annotations.NullMarked;
