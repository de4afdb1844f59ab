package dev.bitbrat.config.reference;

import dev.bitbrat.behaviours.Behaviour;
import dev.bitbrat.behaviours.BotConfig;
import dev.bitbrat.behaviours.catalogue.Catalogue;
import dev.bitbrat.behaviours.catalogue.ComponentType;
import dev.bitbrat.behaviours.catalogue.Part;
import dev.bitbrat.config.BotLoader;
import dev.bitbrat.config.Loaded;
import dev.bitbrat.config.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All components on one page, in Markdown. */
public final class Reference {
  private static final String HEAD =
      """
      # Components

      Made by `brat schema --markdown` from what the components say of themselves; do not edit it. What holds for all of
      them, and the short form, stands in [bots.md](bots.md). Every example is played: what follows `>` is said, what
      follows `<` is answered, and `.` is silence.
      """;

  private Reference() {}

  public static String markdown() {
    StringBuilder page = new StringBuilder(HEAD);
    for (Part part : Part.values()) {
      List<ComponentType> types =
          Catalogue.installed().all().stream().filter(t -> t.part() == part).toList();
      if (types.isEmpty()) continue;
      page.append("\n## ").append(title(part)).append('\n');
      types.forEach(type -> component(type, page));
    }
    return page.toString();
  }

  private static String title(Part part) {
    return switch (part) {
      case TRIGGER -> "Triggers";
      case CONDITION -> "Conditions";
      case ACTION -> "Actions";
      case STORE -> "Data stores";
      case SOURCE -> "Sources";
      case TEMPLATE -> "Templates";
    };
  }

  private static void component(ComponentType type, StringBuilder page) {
    page.append("\n### `").append(type.implementation()).append("`\n\n");
    page.append(type.summary()).append('\n');
    if (!type.properties().isEmpty()) {
      page.append("\n| property | what is written | default | |\n|---|---|---|---|\n");
      type.properties().forEach(spec -> page.append(PropertyRow.of(spec)).append('\n'));
    }
    Optional<Example> example = Example.of(type);
    if (example.isEmpty()) return;
    page.append("\n```yaml\n").append(example.get().bot()).append("\n```\n\n");
    for (String sentence : sentences(example.get())) page.append(sentence).append("  \n");
    page.append("\n```text\n").append(example.get().transcript()).append("\n```\n");
  }

  private static List<String> sentences(Example example) {
    SourceFile file =
        new SourceFile("example.yaml", false, example.bot().getBytes(StandardCharsets.UTF_8));
    return switch (BotLoader.read("example", List.of(file))) {
      case Loaded.Ok ok -> {
        BotConfig config = BotConfig.read(ok.bundle().tree()).config();
        List<String> sentences = new ArrayList<>();
        for (Behaviour b : config.behaviours()) sentences.add(b.sentence(config.sigil()));
        yield sentences;
      }
      case Loaded.Invalid invalid ->
          throw new IllegalStateException("an example is broken: " + invalid.problems());
    };
  }
}
