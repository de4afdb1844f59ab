package dev.bitbrat.gcp;

import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.StatusCode.Code;
import com.google.cloud.pubsub.v1.stub.HttpJsonPublisherStub;
import com.google.cloud.pubsub.v1.stub.HttpJsonSubscriberStub;
import com.google.cloud.pubsub.v1.stub.PublisherStub;
import com.google.cloud.pubsub.v1.stub.PublisherStubSettings;
import com.google.cloud.pubsub.v1.stub.SubscriberStub;
import com.google.cloud.pubsub.v1.stub.SubscriberStubSettings;
import com.google.pubsub.v1.DeleteSubscriptionRequest;
import com.google.pubsub.v1.DeleteTopicRequest;
import com.google.pubsub.v1.ListSubscriptionsRequest;
import com.google.pubsub.v1.ListTopicsRequest;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.Topic;
import dev.bitbrat.pipeline.OutageException;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Makes topics and push subscriptions on the emulator; on the real service Terraform does. Asking
 * for what is there already is fine.
 */
public final class PubSubAdmin implements AutoCloseable {
  private final GcpSettings settings;
  private final PublisherStub topics;
  private final SubscriberStub subscriptions;

  /**
   * @throws IllegalStateException without an emulator: {@link #deleteAll} must never meet a real
   *     project
   */
  public PubSubAdmin(GcpSettings settings) {
    if (settings.pubSubEmulator() == null) {
      throw new IllegalStateException(
          "PUBSUB_EMULATOR_HOST is not set. Topics of a real project are made by Terraform");
    }
    this.settings = settings;
    try {
      topics =
          HttpJsonPublisherStub.create(
              Endpoint.apply(PublisherStubSettings.newHttpJsonBuilder(), settings.pubSubEmulator())
                  .build());
      subscriptions =
          HttpJsonSubscriberStub.create(
              Endpoint.apply(SubscriberStubSettings.newHttpJsonBuilder(), settings.pubSubEmulator())
                  .build());
    } catch (IOException e) {
      throw new UncheckedIOException("The Pub/Sub client cannot be made: " + e.getMessage(), e);
    }
  }

  /**
   * @throws OutageException when the emulator does not answer
   */
  public void ensureTopic(String id) {
    Topic topic = Topic.newBuilder().setName(settings.topic(id)).build();
    ask("make topic " + id, Code.ALREADY_EXISTS, () -> topics.createTopicCallable().call(topic));
  }

  /**
   * Makes its topics too. One of the same name that is there already is replaced, with the messages
   * that wait in it.
   *
   * @throws OutageException when the emulator does not answer
   */
  public void ensureSubscription(PushSubscription wanted) {
    ensureTopic(wanted.topic());
    if (wanted.deadLetterTopic() != null) ensureTopic(wanted.deadLetterTopic());
    deleteSubscription(wanted.id());
    Subscription subscription = Subscriptions.of(settings, wanted);
    ask(
        "make subscription " + wanted.id(),
        Code.ALREADY_EXISTS,
        () -> subscriptions.createSubscriptionCallable().call(subscription));
  }

  /**
   * With the messages that wait in it.
   *
   * @throws OutageException when the emulator does not answer
   */
  public void deleteSubscription(String id) {
    deleteNamed(settings.subscription(id));
  }

  /**
   * Deletes every subscription and topic of the project.
   *
   * @throws OutageException when the emulator does not answer
   */
  public void deleteAll() {
    String project = "projects/" + settings.project();
    ask("delete subscriptions", Code.NOT_FOUND, () -> deleteSubscriptions(project));
    ask("delete topics", Code.NOT_FOUND, () -> deleteTopics(project));
  }

  @Override
  public void close() {
    topics.close();
    subscriptions.close();
  }

  private void deleteSubscriptions(String project) {
    ListSubscriptionsRequest all =
        ListSubscriptionsRequest.newBuilder().setProject(project).build();
    for (Subscription subscription :
        subscriptions.listSubscriptionsPagedCallable().call(all).iterateAll()) {
      deleteNamed(subscription.getName());
    }
  }

  private void deleteNamed(String name) {
    DeleteSubscriptionRequest one =
        DeleteSubscriptionRequest.newBuilder().setSubscription(name).build();
    ask(
        "delete " + name,
        Code.NOT_FOUND,
        () -> subscriptions.deleteSubscriptionCallable().call(one));
  }

  private void deleteTopics(String project) {
    ListTopicsRequest all = ListTopicsRequest.newBuilder().setProject(project).build();
    for (Topic topic : topics.listTopicsPagedCallable().call(all).iterateAll()) {
      DeleteTopicRequest one = DeleteTopicRequest.newBuilder().setTopic(topic.getName()).build();
      ask(
          "delete " + topic.getName(),
          Code.NOT_FOUND,
          () -> topics.deleteTopicCallable().call(one));
    }
  }

  private static void ask(String what, Code fine, Runnable call) {
    try {
      call.run();
    } catch (ApiException e) {
      ApiFailure failure = ApiFailure.of(e);
      if (failure.code() != fine) throw failure.outage("The Pub/Sub emulator did not " + what, e);
    }
  }
}
