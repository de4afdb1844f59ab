@NullMarked
package dev.bitbrat.gateway;

import org.jspecify.annotations.NullMarked;
