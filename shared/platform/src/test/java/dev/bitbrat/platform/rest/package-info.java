@NullMarked
package dev.bitbrat.platform.rest;

import org.jspecify.annotations.NullMarked;
