/** Tests on real files, and on processes that are killed. */
@NullMarked
package dev.bitbrat.local;

import org.jspecify.annotations.NullMarked;
