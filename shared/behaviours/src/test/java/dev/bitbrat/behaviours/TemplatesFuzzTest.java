package dev.bitbrat.behaviours;

import static dev.bitbrat.behaviours.Bots.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.behaviours.spi.Template;
import dev.bitbrat.behaviours.text.Placeholders;
import dev.bitbrat.behaviours.text.Templates;
import dev.bitbrat.events.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Templates of any text, and the mark of whose words come first. */
class TemplatesFuzzTest {
  private static final int ROUNDS = 20_000;

  private final Hostile hostile = new Hostile(11);

  @Test
  void everyTextIsATemplateAndStaysItsSource() {
    for (int i = 0; i < ROUNDS; i++) {
      String source = hostile.text() + hostile.text();
      Template template = Templates.parse(source);
      assertThat(template.source()).isEqualTo(source);
      assertThat(template.names()).allMatch(name -> Placeholders.find(name).isPresent());
      if (!source.contains("${")) assertThat(filled(source, "").text()).isEqualTo(source);
    }
  }

  @Test
  void aRestrictedTemplateHasNoForbiddenPlaceholder() {
    List<Predicate<String>> rules =
        List.of(Placeholders::isForEverybody, name -> false, "args"::equals);
    for (int i = 0; i < ROUNDS; i++) {
      String source = hostile.text() + hostile.text();
      for (Predicate<String> allowed : rules) {
        String restricted = Templates.restrict(source, allowed);
        assertThat(Templates.parse(restricted).names()).as(source).allMatch(allowed);
        assertThat(Templates.restrict(restricted, allowed)).isEqualTo(restricted);
      }
    }
  }

  @Test
  void restrictingLeavesWhatIsAllowedAsItWas() {
    for (int i = 0; i < ROUNDS; i++) {
      String source = hostile.text() + hostile.text();
      String same = Templates.restrict(source, name -> true);
      assertThat(filled(same, "a b")).isEqualTo(filled(source, "a b"));
      if (Templates.parse(source).names().isEmpty()) {
        String none = Templates.restrict(source, name -> false);
        assertThat(filled(none, "a b")).isEqualTo(filled(source, "a b"));
      }
    }
  }

  /** Told letter by letter: the first that anybody sees, and whose it is. */
  @Test
  void theMarkTellsWhoseTheFirstVisibleLetterIs() {
    List<String> own = List.of("", " ", "\u200B", "x", "> ", "\uD83D\uDE00", "\u00A0\uFEFF");
    List<String> said = List.of("", "/ban bob", "\u200B", "\u200B !x", "\uDB40\uDC20", "ok");
    Random random = new Random(13);
    for (int i = 0; i < ROUNDS; i++) {
      String args = hostile.pick(said);
      List<String> template = new ArrayList<>();
      StringBuilder text = new StringBuilder();
      StringBuilder whose = new StringBuilder();
      for (int n = random.nextInt(4); n >= 0; n--) {
        String mine = hostile.pick(own);
        boolean data = random.nextBoolean();
        String value = data ? args : "";
        String piece = data && !value.isEmpty() ? value : mine;
        template.add(data ? "${event.said|" + mine + "}" : mine);
        text.append(piece);
        whose.append((data && !value.isEmpty() ? "d" : "w").repeat(piece.length()));
      }
      Template.Filled filled = happened(String.join("", template), args);
      assertThat(filled.text()).isEqualTo(text.toString());
      assertThat(filled.startsWithData()).as(filled.text()).isEqualTo(startsWithData(text, whose));
    }
  }

  private static boolean startsWithData(CharSequence text, CharSequence whose) {
    int[] codePoints = text.codePoints().toArray();
    int at = 0;
    for (int c : codePoints) {
      boolean unseen =
          Character.isWhitespace(c)
              || Character.isSpaceChar(c)
              || "\u034F\u180E\u200B\u200C\u200D\u2060\uFEFF".indexOf(c) >= 0
              || (c >= 0xE0000 && c <= 0xE007F);
      if (!unseen) return whose.charAt(at) == 'd';
      at += Character.charCount(c);
    }
    return false;
  }

  private static Template.Filled filled(String template, String args) {
    return fill(template, says("ann", "!x " + args));
  }

  private static Template.Filled happened(String template, String said) {
    return fill(template, Bots.happens("x", Bots.tree("said", said)));
  }

  private static Template.Filled fill(String template, Event event) {
    BotConfig config = BotConfig.read(Bots.bot()).config();
    Surroundings nothing =
        new Surroundings(new InMemoryDocuments(), new TestWorld(new Random(1)), Instant.EPOCH);
    return Templates.parse(template).fill(new View(config, event, nothing));
  }
}
