/** One HTTP request to a platform's API, and what its answer means. */
@NullMarked
package dev.bitbrat.platform.rest;

import org.jspecify.annotations.NullMarked;
