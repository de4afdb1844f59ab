package dev.bitbrat.supervisor;

import dev.bitbrat.gcp.GcpSettings;
import dev.bitbrat.gcp.PubSubAdmin;
import dev.bitbrat.gcp.PushSubscription;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A second subscription beside each one that there is, to the same address: the bus promises at
 * least one delivery, and here it is always two, often at the same moment.
 *
 * @param addresses of the functions, by name
 * @param pushHost name of this machine for the emulator
 */
record Duplicates(
    List<Architecture.Service> services,
    Map<String, URI> addresses,
    String pushHost,
    GcpSettings settings) {
  private static final int MAX_ATTEMPTS = 100;

  /** Until what it returns is closed. */
  AutoCloseable start() {
    List<String> made = new ArrayList<>();
    try (PubSubAdmin admin = new PubSubAdmin(settings)) {
      for (Architecture.Service service : services) {
        int port = Objects.requireNonNull(addresses.get(service.name())).getPort();
        URI endpoint = URI.create("http://" + pushHost + ':' + port + '/');
        for (Architecture.Read read : service.reads()) {
          PushSubscription again = again(service.name(), read, endpoint);
          admin.ensureSubscription(again);
          made.add(again.id());
        }
      }
    }
    return () -> stop(made);
  }

  private void stop(List<String> made) {
    try (PubSubAdmin admin = new PubSubAdmin(settings)) {
      made.forEach(admin::deleteSubscription);
    }
  }

  private static PushSubscription again(String service, Architecture.Read read, URI endpoint) {
    return new PushSubscription(
        service + '.' + read.topic() + ".again",
        read.topic(),
        endpoint,
        read.ackDeadline(),
        read.ordered(),
        null,
        MAX_ATTEMPTS);
  }
}
