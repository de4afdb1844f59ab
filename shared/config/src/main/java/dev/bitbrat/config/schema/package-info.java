/** JSON Schema of bot files, made from the catalogue of components. */
@NullMarked
package dev.bitbrat.config.schema;

import org.jspecify.annotations.NullMarked;
