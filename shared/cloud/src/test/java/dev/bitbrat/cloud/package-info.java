@NullMarked
package dev.bitbrat.cloud;

import org.jspecify.annotations.NullMarked;
