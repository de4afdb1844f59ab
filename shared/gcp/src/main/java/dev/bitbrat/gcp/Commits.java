package dev.bitbrat.gcp;

import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.StatusCode.Code;
import com.google.cloud.firestore.v1.stub.FirestoreStub;
import com.google.firestore.v1.CommitRequest;
import com.google.firestore.v1.Write;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Store.Committed;
import java.util.random.RandomGenerator;

/** Commits, again where others were in the way. */
final class Commits {
  private static final int ATTEMPTS = 8;
  private static final long FIRST_PAUSE_MS = 20;

  private final FirestoreStub stub;
  private final RandomGenerator random;
  private final Patience patience;

  Commits(FirestoreStub stub, RandomGenerator random, Patience patience) {
    this.stub = stub;
    this.random = random;
    this.patience = patience;
  }

  Committed commit(CommitRequest request) {
    long deadline = System.nanoTime() + patience.total().toNanos();
    for (int attempt = 1; ; attempt++) {
      try {
        stub.commitCallable().call(request);
        return new Committed.Ok();
      } catch (ApiException e) {
        ApiFailure failure = ApiFailure.of(e);
        if (isConflict(failure, request)) return new Committed.Conflict(failure.message());
        if (failure.isRefused()) throw failure.refusal(e);
        // ABORTED: others were writing the same document, and nothing was changed
        boolean again = failure.code() == Code.ABORTED && attempt < ATTEMPTS;
        if (!again || System.nanoTime() - deadline > 0) {
          throw failure.outage("Firestore did not commit", e);
        }
      } catch (IllegalStateException e) {
        throw new OutageException("Firestore did not commit", e);
      }
      pause(attempt);
    }
  }

  private static boolean isConflict(ApiFailure failure, CommitRequest request) {
    return switch (failure.code()) {
      case ALREADY_EXISTS -> true;
      case FAILED_PRECONDITION, NOT_FOUND ->
          request.getWritesList().stream().anyMatch(Write::hasCurrentDocument)
              // "The database (default) does not exist for project ..." is no conflict
              && !failure.message().startsWith("The database ");
      default -> false;
    };
  }

  private void pause(int attempt) {
    long most = FIRST_PAUSE_MS << attempt;
    try {
      Thread.sleep(random.nextLong(most / 2, most));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OutageException("interrupted while waiting for others to commit", e);
    }
  }
}
