package dev.bitbrat.gcp;

import com.google.api.gax.rpc.ApiException;
import com.google.cloud.firestore.v1.stub.FirestoreStub;
import com.google.firestore.v1.BatchGetDocumentsRequest;
import com.google.firestore.v1.BatchGetDocumentsResponse;
import com.google.firestore.v1.CommitRequest;
import com.google.firestore.v1.Document;
import com.google.firestore.v1.RunQueryResponse;
import com.google.firestore.v1.Value;
import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Query;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.pipeline.Write;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Firestore in native mode. A document's version is its update time, and its expiry the timestamp
 * field {@code expiresAt}, for which a TTL policy is needed.
 *
 * <p>A query that compares one field and sorts by another, or sorts by a field and compares others,
 * needs a composite index. One that compares by less or greater and sorts by id is cut at its limit
 * by the field compared.
 */
public final class FirestoreStore implements Store, AutoCloseable {
  private final DocumentNames names;
  private final FirestoreStub stub;
  private final Commits commits;
  private final RandomGenerator random;

  /** Connects with the first call. */
  public FirestoreStore(GcpSettings settings, RandomGenerator random) {
    this(settings, random, Patience.NORMAL);
  }

  FirestoreStore(GcpSettings settings, RandomGenerator random, Patience patience) {
    names = new DocumentNames(settings.project(), settings.database());
    stub = FirestoreStubs.create(settings, patience);
    this.random = random;
    commits = new Commits(stub, random, patience);
  }

  @Override
  public Optional<Doc> get(DocPath path) {
    return getAll(List.of(path)).stream().findFirst();
  }

  @Override
  public List<Doc> getAll(List<DocPath> paths) {
    if (paths.isEmpty()) return List.of();
    BatchGetDocumentsRequest request =
        BatchGetDocumentsRequest.newBuilder()
            .setDatabase(names.database())
            .addAllDocuments(paths.stream().distinct().map(names::of).toList())
            .build();
    Map<DocPath, Doc> found = new HashMap<>();
    for (BatchGetDocumentsResponse response :
        read("read", () -> stub.batchGetDocumentsCallable().all().call(request))) {
      if (!response.hasFound()) continue;
      Doc doc = doc(response.getFound());
      found.put(doc.path(), doc);
    }
    return paths.stream().map(found::get).filter(Objects::nonNull).toList();
  }

  @Override
  public List<Doc> find(Query query) {
    List<RunQueryResponse> responses =
        read(
            "search " + query.collection(),
            () -> stub.runQueryCallable().all().call(new FirestoreQueries(names).of(query)));
    List<Doc> found =
        responses.stream()
            .filter(RunQueryResponse::hasDocument)
            .map(response -> doc(response.getDocument()))
            .toList();
    return FirestoreQueries.needsSorting(query) ? sortedById(found) : found;
  }

  @Override
  public Committed commit(List<Write> writes) {
    if (Write.checked(writes).isEmpty()) return new Committed.Ok();
    FirestoreWrites mapping = new FirestoreWrites(names, random.nextLong());
    CommitRequest.Builder request = CommitRequest.newBuilder().setDatabase(names.database());
    writes.forEach(write -> request.addWrites(mapping.of(write)));
    return commits.commit(request.build());
  }

  @Override
  public void close() {
    stub.close();
  }

  private <T> List<T> read(String what, Supplier<List<T>> call) {
    try {
      return call.get();
    } catch (ApiException e) {
      ApiFailure failure = ApiFailure.of(e);
      if (failure.isRefused()) throw failure.refusal(e);
      throw failure.outage("Firestore did not " + what, e);
    } catch (IllegalStateException e) {
      throw new OutageException("Firestore did not " + what, e);
    }
  }

  private Doc doc(Document document) {
    Map<String, Value> fields = new LinkedHashMap<>(document.getFieldsMap());
    Value expiry = fields.get(FirestoreWrites.EXPIRES_AT);
    if (expiry != null && expiry.hasTimestampValue()) fields.remove(FirestoreWrites.EXPIRES_AT);
    fields.remove(FirestoreWrites.NONCE);
    return new Doc(
        names.path(document.getName()),
        FirestoreValues.tree(fields),
        Timestamps.instant(document.getUpdateTime()).toString());
  }

  private static List<Doc> sortedById(List<Doc> docs) {
    // UTF-8 sorts as code points do, and as Firestore does
    return docs.stream()
        .sorted((a, b) -> Arrays.compareUnsigned(utf8(a.path().id()), utf8(b.path().id())))
        .toList();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
