/**
 * The grammar of transcripts, which say what goes into a bot and what must come out: read with
 * every mistake named, and written.
 */
@NullMarked
package dev.bitbrat.transcript;

import org.jspecify.annotations.NullMarked;
