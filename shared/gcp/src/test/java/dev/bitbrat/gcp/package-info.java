@NullMarked
package dev.bitbrat.gcp;

import org.jspecify.annotations.NullMarked;
