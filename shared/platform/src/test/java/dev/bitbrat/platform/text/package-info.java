@NullMarked
package dev.bitbrat.platform.text;

import org.jspecify.annotations.NullMarked;
