@NullMarked
package dev.bitbrat.json;

import org.jspecify.annotations.NullMarked;
