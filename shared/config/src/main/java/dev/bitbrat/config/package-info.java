/** Bot files of people to the bundle that is put in force; the only package that reads YAML. */
@NullMarked
package dev.bitbrat.config;

import org.jspecify.annotations.NullMarked;
