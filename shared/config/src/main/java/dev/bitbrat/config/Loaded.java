package dev.bitbrat.config;

import java.util.List;

/** What loading a bot gives. */
public sealed interface Loaded {
  /**
   * @param warnings what works, but perhaps not as meant
   */
  record Ok(Bundle bundle, List<ConfigProblem> warnings) implements Loaded {
    public Ok {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * @param problems all of them, warnings too, in the order of the files
   */
  record Invalid(List<ConfigProblem> problems) implements Loaded {
    public Invalid {
      problems = List.copyOf(problems);
    }
  }
}
