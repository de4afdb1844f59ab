@NullMarked
package dev.bitbrat.platform.act;

import org.jspecify.annotations.NullMarked;
