@NullMarked
package dev.bitbrat.llm;

import org.jspecify.annotations.NullMarked;
