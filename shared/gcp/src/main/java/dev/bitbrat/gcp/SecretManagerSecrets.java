package dev.bitbrat.gcp;

import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.StatusCode.Code;
import com.google.api.gax.rpc.UnaryCallSettings;
import com.google.cloud.secretmanager.v1.AccessSecretVersionRequest;
import com.google.cloud.secretmanager.v1.stub.HttpJsonSecretManagerServiceStub;
import com.google.cloud.secretmanager.v1.stub.SecretManagerServiceStub;
import com.google.cloud.secretmanager.v1.stub.SecretManagerServiceStubSettings;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.SecretVault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Secret Manager: the version {@code latest}, kept in memory until {@link #forget}. A secret that
 * does not exist, or whose latest version is disabled, counts as none, for a minute without asking
 * again. What is put is a new version; older ones are destroyed an hour after they were made.
 */
public final class SecretManagerSecrets implements SecretVault, AutoCloseable {
  private static final Pattern LINE_END = Pattern.compile("\\r?\\n$");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,255}");

  /**
   * Bots whose tokens are in the secrets for all bots have none of their own: without this each of
   * their texts would cost a call.
   */
  private static final Duration MISSED = Duration.ofMinutes(1);

  private final GcpSettings settings;
  private final InstantSource clock;
  private final SecretManagerServiceStub stub;
  private final SecretVersions versions;
  private final Map<String, String> copies = new ConcurrentHashMap<>();
  private final Map<String, Instant> missedUntil = new ConcurrentHashMap<>();

  /** Connects with the first call. */
  public SecretManagerSecrets(GcpSettings settings) {
    this(settings, Patience.NORMAL, Clock.systemUTC());
  }

  SecretManagerSecrets(GcpSettings settings, Patience patience, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.stub = stub(settings, patience);
    this.versions = new SecretVersions(settings.project(), stub, clock);
  }

  @Override
  public Optional<String> get(String name) {
    if (!NAME.matcher(name).matches()) return Optional.empty();
    String copy = copies.get(name);
    if (copy != null) return Optional.of(copy);
    if (clock.instant().isBefore(missedUntil.getOrDefault(name, Instant.MIN))) {
      return Optional.empty();
    }
    Optional<String> value = read(name);
    value.ifPresentOrElse(
        v -> copies.put(name, v), () -> missedUntil.put(name, clock.instant().plus(MISSED)));
    return value;
  }

  @Override
  public void forget(String name) {
    copies.remove(name);
    missedUntil.remove(name);
  }

  @Override
  public void put(String name, String value) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("no name of a secret: " + name);
    }
    forget(name);
    try {
      versions.add(name, value);
    } catch (ApiException e) {
      throw ApiFailure.of(e).outage("Secret Manager did not take " + name, e);
    } catch (IllegalStateException e) {
      throw new OutageException("Secret Manager did not take " + name, e);
    }
    copies.put(name, value);
  }

  @Override
  public void close() {
    stub.close();
  }

  private Optional<String> read(String name) {
    AccessSecretVersionRequest request =
        AccessSecretVersionRequest.newBuilder()
            .setName("projects/" + settings.project() + "/secrets/" + name + "/versions/latest")
            .build();
    try {
      String text =
          stub.accessSecretVersionCallable().call(request).getPayload().getData().toStringUtf8();
      // `echo VALUE | gcloud secrets versions add` leaves one at the end
      return Optional.of(LINE_END.matcher(text).replaceFirst(""));
    } catch (ApiException e) {
      ApiFailure failure = ApiFailure.of(e);
      if (failure.code() == Code.NOT_FOUND || failure.code() == Code.FAILED_PRECONDITION) {
        return Optional.empty();
      }
      throw failure.outage("Secret Manager did not give " + name, e);
    } catch (IllegalStateException e) {
      throw new OutageException("Secret Manager did not give " + name, e);
    }
  }

  private static SecretManagerServiceStub stub(GcpSettings settings, Patience patience) {
    SecretManagerServiceStubSettings.Builder builder =
        Endpoint.apply(
            SecretManagerServiceStubSettings.newHttpJsonBuilder(),
            settings.secretManagerEmulator());
    patiently(builder.accessSecretVersionSettings(), patience);
    // One version too many does no harm; one too few would lose a token.
    patiently(builder.addSecretVersionSettings(), patience);
    patiently(builder.createSecretSettings(), patience);
    try {
      return HttpJsonSecretManagerServiceStub.create(builder.build());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The Secret Manager client cannot be made: " + e.getMessage(), e);
    }
  }

  private static void patiently(UnaryCallSettings.Builder<?, ?> call, Patience patience) {
    call.setRetryableCodes(Patience.PASSING).setRetrySettings(patience.retries());
  }
}
