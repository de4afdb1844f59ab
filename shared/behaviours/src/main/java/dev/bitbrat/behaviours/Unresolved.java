package dev.bitbrat.behaviours;

import dev.bitbrat.behaviours.spi.Action;
import dev.bitbrat.behaviours.spi.Condition;
import dev.bitbrat.behaviours.spi.Interest;
import dev.bitbrat.behaviours.spi.Moment;
import dev.bitbrat.behaviours.spi.Phrase;
import dev.bitbrat.behaviours.spi.Run;
import dev.bitbrat.behaviours.spi.Self;
import dev.bitbrat.behaviours.spi.Trigger;
import dev.bitbrat.events.Tree;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A component that this version does not know; its behaviour stays inactive.
 *
 * @param tree as it was written
 */
public record Unresolved(String implementation, Map<String, @Nullable Object> tree)
    implements Trigger, Condition, Action {
  public Unresolved(String implementation, Map<String, @Nullable Object> tree) {
    this.implementation = implementation;
    this.tree = Tree.mapOf(tree);
  }

  @Override
  public List<Interest> interests(Self self) {
    return List.of();
  }

  @Override
  public boolean fires(Moment moment, Self self) {
    return false;
  }

  @Override
  public Phrase phrase(String sigil) {
    return Phrase.of(implementation + " happens");
  }

  @Override
  public boolean holds(Moment moment, Self self) {
    return false;
  }

  @Override
  public String sentence(boolean negated) {
    return implementation + (negated ? " does not allow it" : " allows it");
  }

  @Override
  public Result act(Run run) {
    return new Result.Failed(implementation + " is not known");
  }

  @Override
  public boolean writes() {
    return false;
  }

  @Override
  public String sentence() {
    return "do " + implementation;
  }
}
