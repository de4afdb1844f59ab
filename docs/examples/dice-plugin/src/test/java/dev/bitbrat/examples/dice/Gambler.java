package dev.bitbrat.examples.dice;

import dev.bitbrat.behaviours.Behaviour;
import dev.bitbrat.behaviours.BotConfig;
import dev.bitbrat.config.BotExport;
import dev.bitbrat.config.BotLoader;
import dev.bitbrat.config.Bundle;
import dev.bitbrat.config.ConfigProblem;
import dev.bitbrat.config.Loaded;
import dev.bitbrat.config.schema.BotSchema;
import dev.bitbrat.player.Player;
import dev.bitbrat.transcript.Parsed;
import dev.bitbrat.transcript.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * What becomes of the example's bot where this class is loaded. Told in classes of the JDK, since
 * others are other classes in another class loader.
 */
public final class Gambler implements Callable<Map<String, List<String>>> {
  @Override
  public Map<String, List<String>> call() throws IOException, InterruptedException {
    Bundle bundle;
    Map<String, List<String>> told = new LinkedHashMap<>();
    switch (BotLoader.load(Path.of("gambler.yaml"))) {
      case Loaded.Ok(Bundle loaded, List<ConfigProblem> warnings) -> {
        bundle = loaded;
        told.put("warnings", texts(warnings));
      }
      case Loaded.Invalid(List<ConfigProblem> problems) ->
          throw new AssertionError(problems.toString());
    }
    List<Behaviour> behaviours = BotConfig.read(bundle.tree()).config().behaviours();
    told.put("running", behaviours.stream().filter(Behaviour::runs).map(Behaviour::name).toList());
    told.put("sentences", behaviours.stream().map(b -> b.sentence("!")).toList());
    told.put("exported", BotExport.yaml(bundle.tree()).lines().map(String::strip).toList());
    told.put("schema", List.of(BotSchema.document().toString()));
    told.put("differing", differing(bundle, Files.readString(Path.of("gambler.txt"))));
    return told;
  }

  /** Lines of a story that go otherwise. */
  static List<String> differing(Bundle bundle, String transcript) throws InterruptedException {
    if (!(Transcript.parse(transcript) instanceof Parsed.Ok(Transcript story))) {
      throw new AssertionError("the story cannot be read");
    }
    List<String> lines = new ArrayList<>();
    Player.of(bundle)
        .play(story)
        .differing()
        .forEach(step -> lines.add("line " + step.step().cause().number()));
    return lines;
  }

  private static List<String> texts(List<?> all) {
    return all.stream().map(String::valueOf).toList();
  }
}
