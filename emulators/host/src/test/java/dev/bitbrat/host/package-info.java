@NullMarked
package dev.bitbrat.host;

import org.jspecify.annotations.NullMarked;
