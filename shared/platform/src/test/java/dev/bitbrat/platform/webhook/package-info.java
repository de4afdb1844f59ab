@NullMarked
package dev.bitbrat.platform.webhook;

import org.jspecify.annotations.NullMarked;
