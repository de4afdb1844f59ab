package dev.bitbrat.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Topics;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.Outcome;
import dev.bitbrat.pipeline.Publication;
import dev.bitbrat.pipeline.Write;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeStore;
import dev.bitbrat.testkit.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AuthStageTest {
  private static final DocPath ANN = DocPath.of("users", "twitch:11");

  private final FakeStore store = new FakeStore();
  private final FakeClock clock = new FakeClock();
  private final AuthStage stage = new AuthStage(new Users(store, clock));

  @Test
  void aNewUserIsWrittenOnceAndLaterLinesCostNothing() {
    Identity.User first = user(Samples.ann("hi"));
    assertThat(first.tags()).contains("PROVIDER_TWITCH", "NEW_USER", "FIRST_ALLTIME_MESSAGE");
    assertThat(store.writes()).isEqualTo(1);

    int reads = store.reads();
    Identity.User later = user(Samples.ann("hi again"));
    assertThat(later.tags()).contains("RETURNING_USER").doesNotContain("FIRST_SESSION_MESSAGE");
    assertThat(store.writes()).isEqualTo(1);
    assertThat(store.reads()).isEqualTo(reads);
  }

  @Test
  void aRedeliveredFirstLineIsStillTheFirst() {
    Identity.User first = user(Samples.ann("hi"));
    AuthStage otherInstance = new AuthStage(new Users(store, clock));
    assertThat(user(otherInstance, Samples.ann("hi"))).isEqualTo(first);
    assertThat(store.writes()).isEqualTo(1);
  }

  @Test
  void aNewSessionBeginsADayLater() {
    user(Samples.ann("hi"));
    clock.advance(Duration.ofDays(1));
    Identity.User back = user(Samples.ann("back"));

    assertThat(back.tags()).contains("RETURNING_USER", "FIRST_SESSION_MESSAGE");
    assertThat(store.writes()).isEqualTo(2);
  }

  @Test
  void rolesAreThoseOfThisEventAndOfGrants() {
    know(Map.of("roles", List.of("regular"), "notes", "likes cats"));
    Identity.User moderator = user(Samples.mia("hi"));
    Identity.User ann = user(Samples.ann("hi"));

    assertThat(moderator.roles()).containsExactly("moderator");
    assertThat(ann.roles()).containsExactly("regular");
    assertThat(ann.notes()).isEqualTo("likes cats");
  }

  @Test
  void aRoleThatTheBadgesNoLongerSayIsGone() {
    user(Samples.twitch(Samples.Person.MIA, "hi"));
    Event demoted =
        Samples.mia("hello")
            .with()
            .identity(
                new Identity(
                    new Identity.External("13", "twitch", "mia", "Mia", List.of()),
                    null,
                    null,
                    Map.of()))
            .build();
    assertThat(user(demoted).roles()).isEmpty();
  }

  @Test
  void somebodyBannedEndsQuietly() {
    know(Map.of("status", "banned"));
    assertThat(stage.apply(Samples.ann("!ping"))).isInstanceOf(Outcome.Ignore.class);
  }

  @Test
  void anEventOfNobodyPasses() {
    Outcome outcome = stage.apply(Samples.raid("Tiny", 5));
    Event passed = publication(outcome).event();
    assertThat(passed.identity().user()).isNull();
    assertThat(passed.identity().auth()).containsEntry("matched", false);
  }

  @Test
  void anIdThatIsNoPathSegmentIsStillAUser() {
    Event odd =
        Samples.ann("hi")
            .with()
            .identity(
                new Identity(
                    new Identity.External("../a/b", "api", "x", "X", List.of()),
                    null,
                    null,
                    Map.of()))
            .build();
    assertThat(user(odd).id()).isEqualTo("api:../a/b");
  }

  private void know(Map<String, @Nullable Object> fields) {
    store.commit(List.of(new Write.Put(ANN, fields, Write.Condition.ANY, null)));
  }

  private Identity.User user(Event event) {
    return user(stage, event);
  }

  private static Identity.User user(AuthStage stage, Event event) {
    Publication publication = publication(stage.apply(event));
    assertThat(publication.topic()).isEqualTo(Topics.ENRICHED);
    Identity.User user = publication.event().identity().user();
    assertThat(user).isNotNull();
    return Objects.requireNonNull(user);
  }

  private static Publication publication(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Emit.class);
    return ((Outcome.Emit) outcome).publications().getFirst();
  }
}
