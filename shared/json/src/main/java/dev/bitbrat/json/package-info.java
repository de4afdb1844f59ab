/** JSON text and the event's wire form; the only package that knows a JSON library. */
@NullMarked
package dev.bitbrat.json;

import org.jspecify.annotations.NullMarked;
