@NullMarked
package dev.bitbrat.behaviours;

import org.jspecify.annotations.NullMarked;
