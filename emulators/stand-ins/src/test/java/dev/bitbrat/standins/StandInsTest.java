package dev.bitbrat.standins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandInsTest {
  static final String MESSAGE =
      "{\"broadcaster_id\":\"1\",\"sender_id\":\"2\",\"message\":\"pong\"}";

  HttpClient http = HttpClient.newHttpClient();
  TwitchStandIn twitch = TwitchStandIn.start();
  LlmStandIn llm = LlmStandIn.start();

  @AfterEach
  void close() {
    http.close();
    twitch.close();
    llm.close();
  }

  @Test
  void showsPeopleWhatWasSaid() throws Exception {
    assertThat(say(MESSAGE, TwitchStandIn.TOKEN, TwitchStandIn.CLIENT_ID).statusCode())
        .isEqualTo(200);

    assertThat(twitch.take(1).message()).isEqualTo("pong");
    assertThat(get(twitch.uri().resolve("/recorded"), "").body()).contains("\"message\":\"pong\"");
  }

  @ParameterizedTest
  @CsvSource({"wrong, stand-in-client", "stand-in-app-token, wrong"})
  void letsNobodyInWithoutTheRightTokenAndClient(String token, String client) throws Exception {
    assertThat(say(MESSAGE, token, client).statusCode()).isEqualTo(401);
    assertThat(twitch.messages()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"sender_id\":\"2\",\"message\":\"x\"} | 400 | broadcaster_id",
        "{\"broadcaster_id\":\"1\",\"message\":\"x\"} | 400 | sender_id",
        "{\"broadcaster_id\":\"1\",\"sender_id\":\"2\"} | 400 | message",
        "{\"broadcaster_id\":1,\"sender_id\":\"2\",\"message\":\"x\"} | 400 | broadcaster_id",
        "{ | 400 | JSON",
      })
  void refusesWhatTwitchRefuses(String body, int status, String why) throws Exception {
    HttpResponse<String> response = say(body, TwitchStandIn.TOKEN, TwitchStandIn.CLIENT_ID);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).contains(why);
    assertThat(twitch.messages()).isEmpty();
  }

  @Test
  void refusesAMessageThatIsTooLong() throws Exception {
    String body = MESSAGE.replace("pong", "x".repeat(501));
    assertThat(say(body, TwitchStandIn.TOKEN, TwitchStandIn.CLIENT_ID).statusCode()).isEqualTo(422);
  }

  @Test
  void hangsUpWhenTold() throws Exception {
    twitch.next(new Misbehaviour.DoAndHangUp(), new Misbehaviour.HangUp());
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> say(MESSAGE, TwitchStandIn.TOKEN, TwitchStandIn.CLIENT_ID))
          .isInstanceOf(IOException.class);
    }
    assertThat(twitch.messages()).hasSize(1);
  }

  @Test
  void namesItsModel() throws Exception {
    HttpResponse<String> response = get(URI.create(llm.baseUrl() + "/models"), LlmStandIn.KEY);
    assertThat(response.body()).contains(LlmStandIn.MODEL);
    assertThat(get(URI.create(llm.baseUrl() + "/models"), "wrong").statusCode()).isEqualTo(401);
  }

  @Test
  void echoesWhatTheChatSaid() throws Exception {
    String body =
        "{\"model\":\"m\",\"messages\":[{\"role\":\"system\",\"content\":\"s\"},"
            + "{\"role\":\"user\",\"content\":\"mark\\nFrom: Ada\\nMessage: hi\\nmark\"}]}";
    HttpResponse<String> response = ask(body);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("\"content\":\"echo: hi\"");
  }

  @Test
  void refusesAQuestionThatIsNone() throws Exception {
    assertThat(ask("{}").statusCode()).isEqualTo(400);
    assertThat(ask("no").statusCode()).isEqualTo(400);
    assertThat(llm.questions()).isEmpty();
  }

  private HttpResponse<String> say(String body, String token, String client) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(twitch.uri().resolve("/helix/chat/messages"))
            .header("Authorization", "Bearer " + token)
            .header("Client-Id", client)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> ask(String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(llm.baseUrl() + "/chat/completions"))
            .header("Authorization", "Bearer " + LlmStandIn.KEY)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> get(URI uri, String key) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + key).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
