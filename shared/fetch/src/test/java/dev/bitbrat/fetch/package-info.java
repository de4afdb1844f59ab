/** Tests against real sockets. */
@NullMarked
package dev.bitbrat.fetch;

import org.jspecify.annotations.NullMarked;
