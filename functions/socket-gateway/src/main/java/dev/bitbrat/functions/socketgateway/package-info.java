/** The process that holds the sockets: a container, and no function. */
@NullMarked
package dev.bitbrat.functions.socketgateway;

import org.jspecify.annotations.NullMarked;
