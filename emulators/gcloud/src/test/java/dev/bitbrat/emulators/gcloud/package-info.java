@NullMarked
package dev.bitbrat.emulators.gcloud;

import org.jspecify.annotations.NullMarked;
