package dev.bitbrat.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Message;
import dev.bitbrat.events.RoutingStep;
import dev.bitbrat.events.Tree;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EventContextTest {
  @Test
  void showsAnEventWithoutAnythingAsLittle() {
    EventContext context = context(Event.of("t", "c").build());

    assertThat(context.keySet())
        .containsExactlyInAnyOrder(
            "v",
            "type",
            "correlationId",
            "ingress",
            "identity",
            "egress",
            "payload",
            "annotations",
            "candidates",
            "routingSlip",
            "qos",
            "metadata",
            "config",
            "now",
            "ts");
    assertThat(context.get("message")).isNull();
    assertThat(context.get("payload")).isEqualTo(Map.of());
    assertThat(context.containsKey("user")).isFalse();
  }

  @Test
  void showsOfTheConfigurationThreeNamesOnly() {
    assertThat(context(Samples.line("hi")).get("config"))
        .isEqualTo(Map.of("commandSigil", "!", "botName", "Test Bot", "botUsername", "TestBot"));
  }

  @Test
  void showsNothingThatIsNotOnTheList() {
    Event event = Samples.line("hi").with().extra(Map.of("secret", "x")).build();

    EventContext context = context(event);

    assertThat(context.get("secret")).isNull();
    assertThat(context.keySet()).doesNotContain("secret", "deliveries", "errors", "trace");
  }

  @Test
  void prefersThePayloadOfThePlatform() {
    Event system = Event.of("t", "c").payload(Map.of("own", true)).build();
    Message message = new Message("m", "user", "hi", null, Map.of("raw", true), Map.of());

    assertThat(context(system).get("payload")).isEqualTo(Map.of("own", true));
    assertThat(context(system.with().message(message).build()).get("payload"))
        .isEqualTo(Map.of("raw", true));
  }

  @Test
  void isATreeThroughout() {
    Event event =
        Samples.line("hi")
            .with()
            .identity(Identity.NOBODY)
            .routingSlip(List.of(RoutingStep.pending("a", "t")))
            .build();

    assertThat(Tree.mapOf(context(event))).containsKeys("now", "routingSlip", "identity");
  }

  @Test
  void givesTheSamePartEachTime() {
    EventContext context = context(Samples.line("hi"));

    assertThat(context.get("identity")).isSameAs(context.get("identity"));
  }

  private static EventContext context(Event event) {
    return new EventContext(event, Samples.CONTEXT);
  }
}
