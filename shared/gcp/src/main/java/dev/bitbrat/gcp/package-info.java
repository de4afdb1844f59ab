/**
 * The ports on Google Cloud: Pub/Sub, Firestore and Secret Manager, over the Google clients' HTTP
 * and JSON transport.
 */
@NullMarked
package dev.bitbrat.gcp;

import org.jspecify.annotations.NullMarked;
