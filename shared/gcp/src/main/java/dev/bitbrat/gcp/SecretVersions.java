package dev.bitbrat.gcp;

import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.StatusCode.Code;
import com.google.cloud.secretmanager.v1.AddSecretVersionRequest;
import com.google.cloud.secretmanager.v1.CreateSecretRequest;
import com.google.cloud.secretmanager.v1.DestroySecretVersionRequest;
import com.google.cloud.secretmanager.v1.ListSecretVersionsRequest;
import com.google.cloud.secretmanager.v1.Replication;
import com.google.cloud.secretmanager.v1.Secret;
import com.google.cloud.secretmanager.v1.SecretPayload;
import com.google.cloud.secretmanager.v1.SecretVersion;
import com.google.cloud.secretmanager.v1.stub.SecretManagerServiceStub;
import com.google.protobuf.ByteString;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.zip.CRC32C;

/** Adds versions to secrets and destroys what they replace. */
final class SecretVersions {
  private static final Logger LOG = System.getLogger(SecretVersions.class.getName());

  /** Whoever read an old version just before may still use it. */
  private static final Duration KEPT = Duration.ofHours(1);

  private static final int LISTED = 100;

  private final String project;
  private final SecretManagerServiceStub stub;
  private final InstantSource clock;

  SecretVersions(String project, SecretManagerServiceStub stub, InstantSource clock) {
    this.project = project;
    this.stub = stub;
    this.clock = clock;
  }

  /**
   * @throws ApiException when the new version could not be added
   */
  void add(String name, String value) {
    String secret = "projects/" + project + "/secrets/" + name;
    AddSecretVersionRequest request = request(secret, ByteString.copyFromUtf8(value));
    SecretVersion added;
    try {
      added = stub.addSecretVersionCallable().call(request);
    } catch (ApiException e) {
      if (ApiFailure.of(e).code() != Code.NOT_FOUND) throw e;
      create(name);
      added = stub.addSecretVersionCallable().call(request);
    }
    destroyOld(secret, added.getName());
  }

  private static AddSecretVersionRequest request(String secret, ByteString data) {
    CRC32C checksum = new CRC32C();
    checksum.update(data.asReadOnlyByteBuffer());
    return AddSecretVersionRequest.newBuilder()
        .setParent(secret)
        .setPayload(
            SecretPayload.newBuilder().setData(data).setDataCrc32C(checksum.getValue()).build())
        .build();
  }

  private void create(String name) {
    Replication everywhere =
        Replication.newBuilder().setAutomatic(Replication.Automatic.getDefaultInstance()).build();
    CreateSecretRequest request =
        CreateSecretRequest.newBuilder()
            .setParent("projects/" + project)
            .setSecretId(name)
            .setSecret(Secret.newBuilder().setReplication(everywhere).build())
            .build();
    try {
      stub.createSecretCallable().call(request);
    } catch (ApiException e) {
      if (ApiFailure.of(e).code() != Code.ALREADY_EXISTS) throw e;
    }
  }

  /** What stays costs a little and is destroyed the next time: no reason to fail. */
  private void destroyOld(String secret, String newest) {
    try {
      ListSecretVersionsRequest list =
          ListSecretVersionsRequest.newBuilder()
              .setParent(secret)
              .setPageSize(LISTED)
              .setFilter("NOT state:DESTROYED")
              .build();
      for (SecretVersion version : stub.listSecretVersionsCallable().call(list).getVersionsList()) {
        if (isOld(version, newest)) destroy(version);
      }
    } catch (ApiException | IllegalStateException e) {
      LOG.log(
          Level.WARNING, "Old versions of {0} could not be destroyed: {1}", secret, e.getMessage());
    }
  }

  private boolean isOld(SecretVersion version, String newest) {
    Instant made = Instant.ofEpochSecond(version.getCreateTime().getSeconds());
    return !version.getName().equals(newest)
        && version.getState() != SecretVersion.State.DESTROYED
        && made.plus(KEPT).isBefore(clock.instant());
  }

  private void destroy(SecretVersion version) {
    stub.destroySecretVersionCallable()
        .call(DestroySecretVersionRequest.newBuilder().setName(version.getName()).build());
  }
}
