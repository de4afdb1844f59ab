/** What a test decides for functions that run in processes of their own. Never deployed. */
@NullMarked
package dev.bitbrat.testdoor;

import org.jspecify.annotations.NullMarked;
