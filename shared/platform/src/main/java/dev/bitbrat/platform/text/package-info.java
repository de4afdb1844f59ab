/** Makes texts fit to be a message of a platform. */
@NullMarked
package dev.bitbrat.platform.text;

import org.jspecify.annotations.NullMarked;
