@NullMarked
package dev.bitbrat.testdoor;

import org.jspecify.annotations.NullMarked;
