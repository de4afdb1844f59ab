package dev.bitbrat.functions.scheduler;

import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.StatusCode.Code;
import com.google.api.gax.rpc.UnaryCallSettings;
import com.google.cloud.scheduler.v1.GetJobRequest;
import com.google.cloud.scheduler.v1.Job;
import com.google.cloud.scheduler.v1.JobName;
import com.google.cloud.scheduler.v1.PauseJobRequest;
import com.google.cloud.scheduler.v1.ResumeJobRequest;
import com.google.cloud.scheduler.v1.stub.CloudSchedulerStub;
import com.google.cloud.scheduler.v1.stub.CloudSchedulerStubSettings;
import com.google.cloud.scheduler.v1.stub.HttpJsonCloudSchedulerStub;
import dev.bitbrat.function.ConfigurationException;
import dev.bitbrat.gcp.ApiFailure;
import dev.bitbrat.gcp.Endpoint;
import dev.bitbrat.gcp.Patience;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.TickJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * A job of Cloud Scheduler. Its client is made with the first call: most instances never pause or
 * resume anything.
 */
final class CloudSchedulerJob implements TickJob, AutoCloseable {
  private final String name;
  private final @Nullable String standIn;
  private final Patience patience;
  private @Nullable CloudSchedulerStub stub;

  /**
   * @param name {@code projects/PROJECT/locations/REGION/jobs/JOB}
   * @throws ConfigurationException if it is not of that form
   */
  CloudSchedulerJob(String name) {
    this(name, null, Patience.NORMAL);
  }

  /**
   * @param standIn {@code host:port} of who answers in place of Cloud Scheduler, or {@code null}
   */
  CloudSchedulerJob(String name, @Nullable String standIn, Patience patience) {
    if (!JobName.isParsableFrom(name)) {
      throw new ConfigurationException(
          "SCHEDULER_JOB is not understood: it should be the full name of the job, for example"
              + " projects/my-project/locations/us-central1/jobs/bitbrat-tick.");
    }
    this.name = name;
    this.standIn = standIn;
    this.patience = patience;
  }

  @Override
  public void pause() {
    PauseJobRequest request = PauseJobRequest.newBuilder().setName(name).build();
    ask("pause", Job.State.PAUSED, () -> stub().pauseJobCallable().call(request));
  }

  @Override
  public void resume() {
    ResumeJobRequest request = ResumeJobRequest.newBuilder().setName(name).build();
    ask("resume", Job.State.ENABLED, () -> stub().resumeJobCallable().call(request));
  }

  @Override
  public synchronized void close() {
    if (stub != null) stub.close();
  }

  private void ask(String what, Job.State wanted, Runnable call) {
    try {
      call.run();
    } catch (ApiException e) {
      ApiFailure failure = ApiFailure.of(e);
      // What is paused cannot be paused, and so on; and a call may have arrived unanswered.
      if (failure.code() == Code.FAILED_PRECONDITION && state(what) == wanted) return;
      throw outage(what, failure, e);
    } catch (IllegalStateException e) {
      throw new OutageException("Cloud Scheduler did not " + what + " " + name, e);
    }
  }

  private Job.State state(String what) {
    GetJobRequest request = GetJobRequest.newBuilder().setName(name).build();
    try {
      return stub().getJobCallable().call(request).getState();
    } catch (ApiException e) {
      throw outage(what, ApiFailure.of(e), e);
    }
  }

  private OutageException outage(String what, ApiFailure failure, ApiException e) {
    String hint =
        switch (failure.code()) {
          case NOT_FOUND -> ": there is no such job; terraform apply makes it";
          case PERMISSION_DENIED -> ": the function's account may not; terraform apply lets it";
          default -> "";
        };
    return failure.outage("Cloud Scheduler did not " + what + " " + name + hint, e);
  }

  private synchronized CloudSchedulerStub stub() {
    if (stub == null) stub = connect();
    return stub;
  }

  private CloudSchedulerStub connect() {
    CloudSchedulerStubSettings.Builder builder =
        Endpoint.apply(CloudSchedulerStubSettings.newHttpJsonBuilder(), standIn);
    again(builder.pauseJobSettings());
    again(builder.resumeJobSettings());
    again(builder.getJobSettings());
    try {
      return HttpJsonCloudSchedulerStub.create(builder.build());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The Cloud Scheduler client cannot be made: " + e.getMessage(), e);
    }
  }

  private void again(UnaryCallSettings.Builder<?, ?> call) {
    call.setRetryableCodes(Patience.PASSING).setRetrySettings(patience.retries());
  }
}
