@NullMarked
package dev.bitbrat.transcript;

import org.jspecify.annotations.NullMarked;
