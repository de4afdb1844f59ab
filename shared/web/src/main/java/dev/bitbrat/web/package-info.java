/** HTTP requests and responses as values, so that a handler runs on any server. */
@NullMarked
package dev.bitbrat.web;

import org.jspecify.annotations.NullMarked;
