@NullMarked
package dev.bitbrat.twilio;

import org.jspecify.annotations.NullMarked;
