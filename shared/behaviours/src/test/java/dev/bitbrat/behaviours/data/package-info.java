@NullMarked
package dev.bitbrat.behaviours.data;

import org.jspecify.annotations.NullMarked;
