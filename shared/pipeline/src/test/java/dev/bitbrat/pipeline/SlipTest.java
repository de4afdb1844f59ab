package dev.bitbrat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.bitbrat.events.Candidate;
import dev.bitbrat.events.Delivery;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.Message;
import dev.bitbrat.events.RoutingStep;
import dev.bitbrat.events.RoutingStep.Status;
import dev.bitbrat.events.RoutingStep.StepError;
import dev.bitbrat.events.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SlipTest {
  private static final Instant NOW = Instant.parse("2026-01-02T18:00:00Z");
  private static final RoutingStep BEHAVIOURS = RoutingStep.pending("behaviours", Topics.COMMAND);
  private static final RoutingStep LLM = RoutingStep.pending("llm-bot", Topics.LLM);

  @Test
  void goesToTheFirstPendingStepAndCountsTheAttempt() {
    Publication sent = sent(Slip.next(event(BEHAVIOURS, LLM), NOW));

    assertThat(sent.topic()).isEqualTo(Topics.COMMAND);
    RoutingStep step = sent.event().routingSlip().getFirst();
    assertThat(step.attempt()).isEqualTo(1);
    assertThat(step.startedAt()).isEqualTo(NOW);
  }

  @Test
  void neverComesBackToAStepThatEndedInError() {
    StepError error = new StepError("BOOM", "it broke", false);
    Event failed = Slip.end(event(BEHAVIOURS, LLM), Status.ERROR, NOW, error, null);

    Publication sent = sent(Slip.next(failed, NOW));
    assertThat(sent.topic()).isEqualTo(Topics.LLM);

    Event answered = Slip.end(sent.event(), Status.OK, NOW, null, null);
    assertThat(answered.routingSlip())
        .extracting(RoutingStep::status)
        .containsExactly(Status.ERROR, Status.OK);
  }

  @Test
  void goesToTheDestinationAfterTheLastStep() {
    Event done = Slip.end(event(LLM), Status.OK, NOW, null, null);
    Event answered = done.with().addCandidate(Candidate.text("c", "llm-bot", 10, "hi")).build();

    assertThat(sent(Slip.next(answered, NOW)).topic()).isEqualTo(Topics.EGRESS);
  }

  @Test
  void isOverWhenThereIsNothingToSend() {
    Event done = Slip.end(event(BEHAVIOURS), Status.OK, NOW, null, null);
    assertThat(Slip.next(done, NOW)).isInstanceOf(Slip.Next.Over.class);
  }

  @Test
  void leavesOutTheModelWhenABehaviourAnsweredUnlessItsStepInsists() {
    RoutingStep always = RoutingStep.pending("llm-always", Topics.LLM, 3, Map.of("always", "true"));
    Event delivered = event(LLM, always).with().deliveries(List.of(text("pong"))).build();

    Publication sent = sent(Slip.next(delivered, NOW));
    assertThat(sent.topic()).isEqualTo(Topics.LLM);
    assertThat(sent.event().routingSlip())
        .extracting(RoutingStep::id, RoutingStep::status)
        .containsExactly(tuple("llm-bot", Status.SKIP), tuple("llm-always", Status.PENDING));
  }

  @Test
  void completeLeavesTheRestOfTheSlipOut() {
    Event answered =
        event(LLM).with().addCandidate(Candidate.text("c", "rule:r", 10, "hi")).build();
    assertThat(sent(Slip.complete(answered)).topic()).isEqualTo(Topics.EGRESS);
  }

  @Test
  void aStepWithoutTopicOrAnEventWithoutDestinationGoesNowhere() {
    RoutingStep homeless =
        new RoutingStep(
            "x", "2", Status.PENDING, 0, 3, null, Map.of(), null, null, null, null, Map.of());
    assertThat(Slip.next(event(homeless), NOW))
        .isInstanceOfSatisfying(
            Slip.Next.Nowhere.class, nowhere -> assertThat(nowhere.code()).isEqualTo("NO_TOPIC"));

    Event lost =
        event()
            .with()
            .egressDestination(null)
            .addCandidate(Candidate.text("c", "rule:r", 10, "hi"))
            .build();
    assertThat(Slip.next(lost, NOW))
        .isInstanceOfSatisfying(
            Slip.Next.Nowhere.class,
            nowhere -> assertThat(nowhere.code()).isEqualTo("NO_DESTINATION"));
  }

  @Test
  void twoVisitsToOneStageAreTwoMessages() {
    Publication first = sent(Slip.next(event(LLM, LLM), NOW));
    Event once = Slip.end(first.event(), Status.OK, NOW, null, null);
    Publication second = sent(Slip.next(once, NOW));

    assertThat(second.topic()).isEqualTo(first.topic());
    assertThat(second.id()).isNotEqualTo(first.id());
  }

  private static Publication sent(Slip.Next next) {
    assertThat(next).isInstanceOf(Slip.Next.To.class);
    return ((Slip.Next.To) next).publication();
  }

  private static Delivery text(String text) {
    return new Delivery.Text("d1", Delivery.Target.ORIGIN, "ping", text, false, Map.of());
  }

  private static Event event(RoutingStep... steps) {
    return Event.of("chat.message.v1", "c1")
        .egressDestination(Topics.EGRESS)
        .message(Message.user("m1", "hello"))
        .routingSlip(List.of(steps))
        .build();
  }
}
