@NullMarked
package dev.bitbrat.functions.kickwebhook;

import org.jspecify.annotations.NullMarked;
