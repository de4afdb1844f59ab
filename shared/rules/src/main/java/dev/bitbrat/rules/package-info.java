/**
 * The router's rules: JsonLogic compiled to closures, indexed by what each rule requires, and the
 * enrichments that a matching rule makes.
 */
@NullMarked
package dev.bitbrat.rules;

import org.jspecify.annotations.NullMarked;
