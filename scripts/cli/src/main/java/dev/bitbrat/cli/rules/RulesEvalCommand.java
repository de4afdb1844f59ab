package dev.bitbrat.cli.rules;

import dev.bitbrat.cli.shell.BratCommand;
import dev.bitbrat.cli.shell.CliException;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.Shell;
import dev.bitbrat.cli.shell.Texts;
import dev.bitbrat.json.Json;
import dev.bitbrat.json.JsonLimits;
import dev.bitbrat.rules.Logic;
import dev.bitbrat.rules.LogicException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code brat rules eval}. */
@Command(
    name = "eval",
    header = "Evaluate JsonLogic, line by line.",
    description = {
      "Reads one JSON object a line, {\"logic\": ..., \"data\": ...}, and writes one line for each:"
          + " {\"result\": ...} or {\"error\": \"...\"}. A bad line does not stop it; blank lines"
          + " are passed over."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  echo '{\"logic\": {\"==\": [{\"var\": \"a\"}, 1]}, \"data\": {\"a\": 1}}' | brat rules"
          + " eval",
      "  brat rules eval cases.jsonl"
    })
public final class RulesEvalCommand extends BratCommand implements Callable<Integer> {
  private static final JsonLimits LINE = new JsonLimits(1 << 20, 70);

  private final Shell shell;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "File with the lines. Default, and for -: stdin.")
  private @Nullable Path file;

  public RulesEvalCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    try (ByteLines lines = new ByteLines(open(), LINE.bytes())) {
      for (byte[] line = lines.next(); line != null; line = lines.next()) {
        if (line.length > 0) shell.json(evaluate(line));
      }
    }
    return ExitCode.OK.number();
  }

  private InputStream open() {
    if (file == null || file.toString().equals("-")) return new BufferedInputStream(shell.in());
    try {
      return new BufferedInputStream(Files.newInputStream(file));
    } catch (IOException e) {
      throw new CliException(
          ExitCode.USAGE, "cannot read " + file + ": " + Texts.why(e), "See whether it is there.");
    }
  }

  private static Map<String, @Nullable Object> evaluate(byte[] line) {
    try {
      Map<String, @Nullable Object> asked = Json.parseObject(line, LINE);
      if (!asked.containsKey("logic")) return Map.of("error", "no \"logic\" in this line");
      return switch (Logic.compile(asked.get("logic"))) {
        case Logic.Compiled.Ok(Logic logic) ->
            Collections.singletonMap("result", logic.evaluate(asked.get("data")));
        case Logic.Compiled.Invalid(String reason, String path) ->
            Map.of("error", "logic at " + path + ": " + reason);
      };
    } catch (IllegalArgumentException | LogicException e) {
      return Map.of("error", String.valueOf(e.getMessage()));
    }
  }
}
