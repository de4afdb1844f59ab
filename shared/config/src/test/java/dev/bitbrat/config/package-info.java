@NullMarked
package dev.bitbrat.config;

import org.jspecify.annotations.NullMarked;
