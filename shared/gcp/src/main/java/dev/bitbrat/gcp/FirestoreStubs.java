package dev.bitbrat.gcp;

import com.google.cloud.firestore.v1.stub.FirestoreStub;
import com.google.cloud.firestore.v1.stub.FirestoreStubSettings;
import com.google.cloud.firestore.v1.stub.HttpJsonFirestoreStub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

/** Firestore's client below {@code com.google.cloud.firestore.Firestore}, which is gRPC only. */
final class FirestoreStubs {
  private FirestoreStubs() {}

  static FirestoreStub create(GcpSettings settings, Patience patience) {
    FirestoreStubSettings.Builder builder =
        Endpoint.apply(FirestoreStubSettings.newHttpJsonBuilder(), settings.firestoreEmulator());
    builder
        .batchGetDocumentsSettings()
        .setRetryableCodes(Patience.PASSING)
        .setRetrySettings(patience.retries());
    builder
        .runQuerySettings()
        .setRetryableCodes(Patience.PASSING)
        .setRetrySettings(patience.retries());
    // Nobody knows what became of a commit without an answer: an increment must not be made twice.
    builder.commitSettings().setRetryableCodes(Set.of()).setRetrySettings(patience.once());
    try {
      return HttpJsonFirestoreStub.create(builder.build());
    } catch (IOException e) {
      throw new UncheckedIOException("The Firestore client cannot be made: " + e.getMessage(), e);
    }
  }
}
