/** What is asked of a platform besides chat, under the same names everywhere. */
@NullMarked
package dev.bitbrat.platform.act;

import org.jspecify.annotations.NullMarked;
