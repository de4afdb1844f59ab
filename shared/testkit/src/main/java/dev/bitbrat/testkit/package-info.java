/** What tests share: a contract for each port, fakes that keep them, sample events. */
@NullMarked
package dev.bitbrat.testkit;

import org.jspecify.annotations.NullMarked;
