package dev.bitbrat.behaviours;

import static dev.bitbrat.behaviours.Bots.echo;
import static dev.bitbrat.behaviours.Bots.says;
import static dev.bitbrat.behaviours.Bots.saysAs;
import static dev.bitbrat.behaviours.Bots.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Delivery;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
  private static final String ECHO = "${args} | ${arg[2]|none} | $${user} | ${nonsense} | cost $5";

  @Test
  void echoesAsTheStoryTells() {
    TestBot echo = echo(ECHO);
    assertThat(texts(echo.decide(says("ann", "!echo ${@user} hi"))))
        .containsExactly("${@user} hi | hi | ${user} | ${nonsense} | cost $5");
    assertThat(texts(echo.decide(says("ann", "!echo"))))
        .containsExactly(" | none | ${user} | ${nonsense} | cost $5");
  }

  @ParameterizedTest
  @CsvSource({
    "ann,Ann (she/her),Ann (she/her) / @ann / Ann",
    "bob,Bob [they/them],Bob [they/them] / @bob / Bob",
    "dee,Dee (not) at the end,Dee (not) at the end / @dee / Dee (not) at the end",
    "eve,(she),(she) / @eve / (she)",
    "fay,x),x) / @fay / x)",
    "gus,'',gus / @gus / gus"
  })
  void namesAreShownAsTheyAre(String login, String displayName, String expected) {
    TestBot echo = echo("${user} / ${@user} / ${user()}");
    assertThat(texts(echo.decide(saysAs(login, displayName, "!echo")))).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      ignoreLeadingAndTrailingWhitespace = false,
      quoteCharacter = '`',
      textBlock =
          """
          ${user.id}+${user.login}=>ann+ann
          ${channel} on ${platform}=>burgeroni on twitch
          ${arg[0]} ${arg[1]} ${arg[2]} ${arg[3]}.=>!echo a b .
          <${args}.=><a b.
          $${x} $${user}=>${x} ${user}
          $$5 $$ $=>$$5 $$ $
          ${user|nobody}=>ann
          ${arg[9]}.=>.
          ${arg[x]} ${arg[-1]} ${arg[99999]} ${arg}=>${arg[x]} ${arg[-1]} ${arg[99999]} ${arg}
          ${user ${user}=>${user ${user}
          ${${user}}=>${${user}}
          ${nope|or this}=>${nope|or this}
          ${} ${ user }=>${} ${ user }
          ${user=>${user
          """)
  void fillsWhatItKnowsAndNothingElse(String template, String expected) {
    assertThat(texts(echo(template).decide(says("ann", "!echo  a \t b "))))
        .containsExactly(expected);
  }

  @Test
  void aFallbackStandsForWhatIsMissing() {
    assertThat(texts(echo("${arg[1]|a ${b}").decide(says("ann", "!echo"))))
        .containsExactly("a ${b");
    assertThat(texts(echo("${arg[1]|x|y}").decide(says("ann", "!echo")))).containsExactly("x|y");
  }

  /** The login is a number there, and what a bot says may go where others read it. */
  @Test
  void whoTextsIsMentionedByWhatIsShownOfTheirNumber() {
    Identity.External external =
        new Identity.External("+15551234567", "twilio", "+15551234567", "\u20264567", List.of());
    Event event =
        says("ann", "!echo")
            .with()
            .origin(Origin.of(Instant.EPOCH, "twilio", "+15550006"))
            .identity(new Identity(external, null, null, Map.of()))
            .build();
    assertThat(texts(echo("${@user}").decide(event))).containsExactly("@\u20264567");
  }

  @Test
  void discordIsMentionedById() {
    Event event =
        says("ann", "!echo").with().origin(Origin.of(Instant.EPOCH, "discord", "general")).build();
    assertThat(texts(echo("${@user}").decide(event))).containsExactly("<@ann>");
  }

  /** On Twitch anybody may be called so, and the reply may go to Discord. */
  @ParameterizedTest
  @ValueSource(strings = {"everyone", "here"})
  void nobodyIsEverybodyByTheirName(String login) {
    Delivery delivery = echo("${@user}").decide(says(login, "!echo")).deliveries().getFirst();
    assertThat(delivery).isInstanceOf(Delivery.Text.class);
    assertThat(((Delivery.Text) delivery).text()).isEqualTo("@" + login);
    assertThat(((Delivery.Text) delivery).extra()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'${args}',true",
    "' ${args}',true",
    "'> ${args}',false",
    "'${arg[9]}${args}',true",
    "'${arg[9]|x}${args}',false",
    "'${nope}${args}',false",
    "'\u200B${args}',true"
  })
  void saysWhetherATextStartsWithData(String template, boolean startsWithData) {
    Delivery delivery =
        echo(template).decide(says("ann", "!echo /ban bob")).deliveries().getFirst();
    assertThat(((Delivery.Text) delivery).startsWithData()).isEqualTo(startsWithData);
  }

  @ParameterizedTest
  @ValueSource(strings = {"${user}", "${args}", "$${user}", "${arg[1]|${user}}", "${user()}"})
  void whatAUserWritesIsNeverFilledIn(String text) {
    assertThat(texts(echo("${args}").decide(says("ann", "!echo " + text)))).containsExactly(text);
    assertThat(texts(echo("${user}").decide(saysAs("ann", text, "!echo")))).containsExactly(text);
  }

  @Test
  void noTextOfAUserYieldsAnExpansion() {
    RandomGenerator random = new Random(3);
    List<String> bits =
        List.of(
            "$", "{", "}", "$${", "${", "user", "@", "args", "arg[1]", "|", "[", "()", "x", "\\");
    TestBot echo = echo("<${args}/${args|-}>");
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(1, 12); n > 0; n--) {
        text.append(bits.get(random.nextInt(bits.size())));
      }
      String said = text.toString();
      assertThat(texts(echo.decide(says("mallory", "!echo " + said))))
          .containsExactly("<" + said + "/" + said + ">");
    }
  }
}
