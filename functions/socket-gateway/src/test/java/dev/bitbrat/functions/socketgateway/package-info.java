@NullMarked
package dev.bitbrat.functions.socketgateway;

import org.jspecify.annotations.NullMarked;
