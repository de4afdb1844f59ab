/** Tests of the pipeline that need the fakes. */
@NullMarked
package dev.bitbrat.pipeline;

import org.jspecify.annotations.NullMarked;
