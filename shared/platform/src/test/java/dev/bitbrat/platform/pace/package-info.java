@NullMarked
package dev.bitbrat.platform.pace;

import org.jspecify.annotations.NullMarked;
