/** Starts the real Pub/Sub and Firestore emulators: from the Cloud SDK, else by Docker Compose. */
@NullMarked
package dev.bitbrat.emulators.gcloud;

import org.jspecify.annotations.NullMarked;
