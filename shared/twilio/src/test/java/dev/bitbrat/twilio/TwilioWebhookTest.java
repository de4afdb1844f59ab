package dev.bitbrat.twilio;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.ExternalEvent;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Ids;
import dev.bitbrat.events.Topics;
import dev.bitbrat.platform.webhook.Webhook;
import dev.bitbrat.standins.TwilioRequest;
import dev.bitbrat.standins.TwilioSamples;
import dev.bitbrat.standins.TwilioSender;
import dev.bitbrat.standins.TwilioStandIn;
import dev.bitbrat.web.JdkServer;
import dev.bitbrat.web.WebResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioWebhookTest {
  Deliveries twilio = new Deliveries();

  @Test
  void publishesATextAndAnswersWithNothingToSay() {
    WebResponse response =
        twilio.deliver(TwilioSamples.sms("SM1", Deliveries.ADA, " !ping & more \u00e9 "));

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.headers().get("Content-Type")).startsWith("text/xml");
    assertThat(Deliveries.text(response)).endsWith("<Response></Response>");
    Event event = only();
    assertThat(event.type()).isEqualTo("chat.message.v1");
    assertThat(event.text()).isEqualTo("!ping & more \u00e9");
    assertThat(event.correlationId()).isEqualTo(Ids.correlation("twilio", "chat", "SM1"));
    assertThat(event.source()).isEqualTo("ingress.twilio.sms");
    assertThat(event.egressDestination()).isEqualTo(Topics.egressTo("twilio"));
  }

  @Test
  void theChannelIsOurNumberAndItsIdWhereTheReplyGoes() {
    twilio.deliver(TwilioSamples.sms("SM1", Deliveries.ADA, "hi"));

    assertThat(only().origin())
        .satisfies(
            origin -> {
              assertThat(origin.platform()).isEqualTo("twilio");
              assertThat(origin.account()).isEqualTo(TwilioStandIn.NUMBER);
              assertThat(origin.channel()).isEqualTo(TwilioStandIn.NUMBER);
              assertThat(origin.channelId()).isEqualTo(Deliveries.ADA);
            });
  }

  @Test
  void showsOnlyTheEndOfANumberAsAName() {
    twilio.deliver(TwilioSamples.sms("SM1", Deliveries.ADA, "hi"));

    assertThat(who())
        .satisfies(
            ada -> {
              assertThat(ada.id()).isEqualTo(Deliveries.ADA);
              assertThat(ada.displayName()).isEqualTo("\u20264567");
              assertThat(ada.roles()).isEmpty();
            });
  }

  @Test
  void keepsPicturesAndTheProfileName() {
    Map<String, String> form = TwilioSamples.sms("SM1", "whatsapp:" + Deliveries.ADA, "");
    form.put("NumMedia", "1");
    form.put("MediaUrl0", "https://api.twilio.com/m/1");
    form.put("MediaContentType0", "image/png");
    form.put("ProfileName", "Ada");
    twilio.deliver(form);

    assertThat(requireNonNull(only().message()).rawPlatformPayload())
        .containsEntry("NumMedia", "1")
        .containsEntry("MediaUrl0", "https://api.twilio.com/m/1");
    assertThat(who().displayName()).isEqualTo("Ada");
  }

  @ParameterizedTest
  @CsvSource({"STOP,stop", "' stopAll ',stop", "Unsubscribe,stop", "START,start", "unstop,start"})
  void tellsThatSomebodyOptedOutInsteadOfTalkingToThem(String body, String word) {
    twilio.deliver(TwilioSamples.sms("SM1", Deliveries.ADA, body));

    assertThat(only().type()).isEqualTo("platform.opt_out.v1");
    assertThat(happened().metadata())
        .containsEntry("word", word)
        .containsEntry("user", "\u20264567");
  }

  @ParameterizedTest
  @ValueSource(strings = {"stop it", "please stop", "help", "yes", "restart"})
  void takesOnlyWholeWordsThatTwilioTakesForAnOptOut(String body) {
    twilio.deliver(TwilioSamples.sms("SM1", Deliveries.ADA, body));
    assertThat(only().type()).isEqualTo("chat.message.v1");
  }

  @Test
  void believesTwilioWhichWordsOptOut() {
    Map<String, String> form = TwilioSamples.sms("SM1", Deliveries.ADA, "ARRET");
    form.put("OptOutType", "STOP");
    twilio.deliver(form);
    assertThat(happened().metadata()).containsEntry("word", "stop");
  }

  @Test
  void publishesWhyATextDidNotArrive() {
    WebResponse response =
        twilio.deliver(TwilioSamples.status("SM9", Deliveries.ADA, "undelivered", "30007"));

    assertThat(response.status()).isEqualTo(204);
    Event event = only();
    assertThat(event.type()).isEqualTo("platform.message.status.v1");
    assertThat(happened().kind()).isEqualTo("message.status");
    assertThat(happened().metadata())
        .containsEntry("status", "undelivered")
        .containsEntry("message_id", "SM9")
        .containsEntry("error", "30007")
        .containsEntry("reason", "the carrier took it for spam and did not deliver it");
    assertThat(event.origin().account()).isEqualTo(TwilioStandIn.NUMBER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"queued", "sending", "sent", "accepted", "nonsense"})
  void whatIsOnItsWayIsNoNews(String status) {
    assertThat(twilio.deliver(TwilioSamples.status("SM9", Deliveries.ADA, status, "")).status())
        .isEqualTo(204);
    assertThat(twilio.bus.publications()).isEmpty();
  }

  @Test
  void publishesWhatIsSaidInAConversation() {
    WebResponse response = twilio.deliver(TwilioSamples.said("IM1", "Ada Lovelace", "!ping"));

    assertThat(response.status()).isEqualTo(204);
    Event event = only();
    assertThat(event.type()).isEqualTo("chat.message.v1");
    assertThat(event.text()).isEqualTo("!ping");
    assertThat(event.correlationId()).isEqualTo(Ids.correlation("twilio", "chat", "IM1"));
    assertThat(event.origin().account()).isEqualTo("thebot");
    assertThat(event.origin().channelId()).isEqualTo(TwilioSamples.CONVERSATION);
    assertThat(who().login()).isEqualTo("ada lovelace");
    assertThat(who().displayName()).isEqualTo("Ada Lovelace");
    assertThat(who().id()).matches("[0-9a-f-]{36}");
  }

  @Test
  void ignoresWhatItSaidItselfAndWhatProgramsPost() {
    Map<String, String> program = TwilioSamples.said("IM2", "system", "hi");
    program.put("Source", "API");

    assertThat(twilio.deliver(TwilioSamples.said("IM1", "thebot", "pong")).status()).isEqualTo(204);
    assertThat(twilio.deliver(program).status()).isEqualTo(204);
    assertThat(twilio.bus.publications()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"onParticipantAdded,member_join", "onParticipantRemoved,member_leave"})
  void publishesWhatElseHappensInAConversation(String type, String kind) {
    Map<String, String> more =
        Map.of(
            "MessageSid", "IM1",
            "ParticipantSid", "MB1",
            "Author", Deliveries.ADA,
            "Body", "hi!",
            "DateUpdated", "2026-01-02T18:21:00.000Z");
    twilio.deliver(TwilioSamples.conversation(type, more));

    assertThat(only().type()).isEqualTo("platform." + kind + ".v1");
    assertThat(happened().kind()).isEqualTo(kind);
    assertThat(happened().metadata()).containsEntry("user", "\u20264567");
    assertThat(who().id()).isEqualTo(Deliveries.ADA);
  }

  /** By the names that the other platforms have. */
  @Test
  void publishesThatAMessageIsAnotherNowOrGone() {
    String at = "2026-01-02T18:21:00.000Z";
    Map<String, String> more =
        Map.of("MessageSid", "IM1", "Author", Deliveries.ADA, "Body", "hi!", "DateUpdated", at);
    twilio.deliver(TwilioSamples.conversation("onMessageUpdated", more));
    assertThat(only().type()).isEqualTo("platform.message_edit.v1");
    assertThat(happened().metadata())
        .containsOnly(
            entry("user", "\u20264567"),
            entry("message_id", "IM1"),
            entry("message", "hi!"),
            entry("edited_at", at));
    assertThat(who().id()).isEqualTo(Deliveries.ADA);

    twilio.bus.clear();
    twilio.deliver(TwilioSamples.conversation("onMessageRemoved", more));
    assertThat(only().type()).isEqualTo("platform.message_delete.v1");
    assertThat(happened().metadata())
        .containsOnly(entry("target", "\u20264567"), entry("message_id", "IM1"));
    assertThat(only().identity()).as("nobody says who did it").isEqualTo(Identity.NOBODY);
  }

  @Test
  void publishesThatAConversationEnded() {
    twilio.deliver(
        TwilioSamples.conversation(
            "onConversationStateUpdated",
            Map.of("StateFrom", "inactive", "StateTo", "closed", "Reason", "TIMER")));

    assertThat(happened().kind()).isEqualTo("conversation.state");
    assertThat(happened().metadata())
        .containsEntry("from", "inactive")
        .containsEntry("to", "closed");
    assertThat(only().identity()).isEqualTo(Identity.NOBODY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"onMessageAdd", "onConversationAdded", "onUserUpdated", "onSomethingNew"})
  void saysYesToWhatItDoesNotNeed(String type) {
    WebResponse response = twilio.deliver(TwilioSamples.conversation(type, Map.of()));
    assertThat(response.status()).isEqualTo(204);
    assertThat(twilio.bus.publications()).isEmpty();
  }

  @Test
  void makesTheSameEventOfARepeatedDelivery() {
    List<Map<String, String>> forms =
        List.of(
            TwilioSamples.sms("SM1", Deliveries.ADA, "hi"),
            TwilioSamples.status("SM1", Deliveries.ADA, "failed", "30003"),
            TwilioSamples.said("IM1", "ada", "hi"),
            TwilioSamples.conversation("onConversationStateUpdated", Map.of("StateTo", "closed")));
    for (Map<String, String> form : forms) {
      twilio.deliver(form);
      twilio.deliver(form);
    }

    List<Event> events = events();
    assertThat(events).hasSize(8);
    for (int i = 0; i < 8; i += 2) assertThat(events.get(i)).isEqualTo(events.get(i + 1));
    assertThat(events.stream().map(Event::correlationId).distinct()).hasSize(4);
  }

  @Test
  void asksForRedeliveryWhileBusOrSecretsAreDown() {
    Map<String, String> form = TwilioSamples.sms("SM1", Deliveries.ADA, "hi");
    twilio.secrets.down();
    assertThat(twilio.deliver(form).status()).isEqualTo(503);
    twilio.secrets.up();
    twilio.bus.down();
    assertThat(twilio.deliver(form).status()).isEqualTo(503);
    twilio.bus.up();
    assertThat(twilio.deliver(form).status()).isEqualTo(200);
    assertThat(events()).hasSize(1);
  }

  @Test
  void refusesEverythingUntilItIsSetUp() {
    TwilioRequest request = Deliveries.signed(TwilioSamples.sms("SM1", Deliveries.ADA, "hi"));
    Webhook nowhere = twilio.webhook(Map.of());
    assertThat(nowhere.handle(Deliveries.web(request, Map.of())).status()).isEqualTo(503);
    assertThat(events()).isEmpty();

    assertThatThrownBy(() -> twilio.webhook(Map.of("TWILIO_PUBLIC_URL", "bot.example.com")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("TWILIO_PUBLIC_URL");
  }

  @Test
  void namesWhatIsWrongWithAGenuineForm() {
    Map<String, String> noNumber = TwilioSamples.sms("SM1", "not a number", "hi");
    Map<String, String> noId = TwilioSamples.sms("../1", Deliveries.ADA, "hi");

    assertRefused(twilio.deliver(noNumber), 400, "From");
    assertRefused(twilio.deliver(noId), 400, "MessageSid");
    assertRefused(twilio.deliver(Map.of("a", "b")), 400, "neither");
    assertRefused(twilio.deliver(TwilioSamples.said("IM1", "", "hi")), 400, "Author");
  }

  @Test
  void worksOverHttpWhereverItReallyIs() {
    try (JdkServer server = JdkServer.start(twilio.webhook, 0);
        TwilioSender sender = new TwilioSender(server.uri(), Deliveries.URL, Deliveries.TOKEN);
        TwilioSender forger = new TwilioSender(server.uri(), Deliveries.URL, "guessed")) {
      Map<String, String> form = TwilioSamples.sms("SM1", Deliveries.ADA, "!ping");

      assertThat(sender.deliver(form).status()).isEqualTo(200);
      assertThat(forger.deliver(form).status()).isEqualTo(403);
      assertThat(events()).hasSize(1);
    }
  }

  private void assertRefused(WebResponse response, int status, String words) {
    assertThat(response.status()).isEqualTo(status);
    assertThat(Deliveries.text(response)).contains(words).doesNotContain(Deliveries.TOKEN);
    assertThat(events()).isEmpty();
  }

  private Identity.External who() {
    return requireNonNull(only().identity().external());
  }

  private ExternalEvent happened() {
    return requireNonNull(only().externalEvent());
  }

  private Event only() {
    assertThat(events()).hasSize(1);
    return events().getFirst();
  }

  private List<Event> events() {
    return twilio.bus.events(Topics.INGRESS);
  }
}
