/** Holds the sockets that platforms speak over: one process at a time, chosen by a lease. */
@NullMarked
package dev.bitbrat.gateway;

import org.jspecify.annotations.NullMarked;
