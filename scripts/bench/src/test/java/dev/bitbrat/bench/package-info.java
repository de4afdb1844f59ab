@NullMarked
package dev.bitbrat.bench;

import org.jspecify.annotations.NullMarked;
