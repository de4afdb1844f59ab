@NullMarked
package dev.bitbrat.pipeline;

import org.jspecify.annotations.NullMarked;
