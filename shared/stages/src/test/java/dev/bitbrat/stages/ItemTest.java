package dev.bitbrat.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Candidate;
import dev.bitbrat.events.Delivery;
import dev.bitbrat.events.Egress;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.Origin;
import dev.bitbrat.pipeline.Platform;
import dev.bitbrat.testkit.FakeClock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ItemTest {
  static final Platform.Callback CALLBACK = new Platform.Callback("1", "secret", FakeClock.START);

  @Test
  void carriesTheAuthorsMentionsAndWhereThePlatformWaits() {
    Platform.Outgoing message = only(event().deliveries(List.of(text(Delivery.Target.ORIGIN))));

    assertThat(message.mentions()).containsExactly("<@1>");
    assertThat(message.callback()).isEqualTo(CALLBACK);
    assertThat(message.toString()).doesNotContain("secret");
  }

  @Test
  void answersElsewhereWithoutIt() {
    Delivery.Target elsewhere = new Delivery.Target("discord", "announcements", null);
    assertThat(only(event().deliveries(List.of(text(elsewhere)))).callback()).isNull();
  }

  @Test
  void letsNoCandidateMentionAnybody() {
    Candidate candidate = Candidate.text("c1", "rule:r", 1, "<@1> hello");
    Platform.Outgoing message = only(event().candidates(List.of(candidate)));

    assertThat(message.mentions()).isEmpty();
    assertThat(message.callback()).isEqualTo(CALLBACK);
  }

  private static Event.Builder event() {
    return Event.of("chat.message.v1", "c1")
        .origin(Origin.of(FakeClock.START, "discord", "general"))
        .egress(
            new Egress(
                null, null, null, Map.of(Platform.Callback.KEY, CALLBACK.toTree()), Map.of()));
  }

  private static Delivery text(Delivery.Target target) {
    return new Delivery.Text(
        "d1", target, "sass", "<@1> hi", false, Map.of("mentions", List.of("<@1>")));
  }

  private static Platform.Outgoing only(Event.Builder event) {
    List<Item> items = Item.of(event.build());
    assertThat(items).hasSize(1);
    return ((Item.What.Text) items.getFirst().what()).message();
  }
}
