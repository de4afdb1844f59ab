package dev.bitbrat.supervisor;

import dev.bitbrat.gcp.GcpSettings;
import dev.bitbrat.gcp.PubSubAdmin;
import dev.bitbrat.gcp.PushSubscription;
import java.net.URI;

/** Topics and push subscriptions on the emulator. */
final class Wiring {
  private final Architecture architecture;
  private final GcpSettings settings;

  Wiring(Architecture architecture, GcpSettings settings) {
    this.architecture = architecture;
    this.settings = settings;
  }

  void makeTopics() {
    try (PubSubAdmin admin = new PubSubAdmin(settings)) {
      architecture.topics().keySet().forEach(admin::ensureTopic);
    }
  }

  /**
   * Made once the functions answer: the emulator is loud about pushes that nobody takes.
   *
   * @param pushHost name of this machine for the emulator
   */
  void subscribe(Fleet fleet, String pushHost) {
    try (PubSubAdmin admin = new PubSubAdmin(settings)) {
      for (FunctionKeeper keeper : fleet.keepers()) {
        String name = keeper.plan().name();
        URI endpoint = URI.create("http://" + pushHost + ':' + keeper.plan().port() + '/');
        Architecture.Service service = architecture.services().get(name);
        if (service == null) throw new IllegalStateException("no service " + name);
        for (Architecture.Read read : service.reads()) {
          admin.ensureSubscription(subscription(name, read, endpoint));
        }
      }
    }
  }

  /** Else an emulator that stays would go on pushing to ports that nobody listens on. */
  void remove() {
    try (PubSubAdmin admin = new PubSubAdmin(settings)) {
      admin.deleteAll();
    }
  }

  private PushSubscription subscription(String service, Architecture.Read read, URI endpoint) {
    Architecture.Delivery delivery = architecture.delivery();
    boolean ofDeadLetters = read.topic().equals(delivery.deadLetterTopic());
    return new PushSubscription(
        service + '.' + read.topic(),
        read.topic(),
        endpoint,
        read.ackDeadline(),
        read.ordered(),
        // it would feed itself
        ofDeadLetters ? null : delivery.deadLetterTopic(),
        delivery.maxAttempts());
  }
}
