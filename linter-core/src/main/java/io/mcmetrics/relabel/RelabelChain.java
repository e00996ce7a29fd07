package io.mcmetrics.relabel;

import io.mcmetrics.relabel.RelabelOutcome.Dropped;
import io.mcmetrics.relabel.RelabelOutcome.Kept;
import io.mcmetrics.relabel.RelabelOutcome.Undecided;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Rules that are applied one after the other, as {@code write_relabel_configs} are. */
public final class RelabelChain {
  private final List<RelabelStep> steps;
  private final Set<String> mentioned;

  private RelabelChain(List<RelabelStep> steps, Set<String> mentioned) {
    this.steps = steps;
    this.mentioned = mentioned;
  }

  /** Returns a chain; its regular expressions are compiled once, here. */
  public static RelabelChain of(List<RelabelRule> rules, RelabelDialect dialect) {
    List<RelabelStep> steps = new ArrayList<>();
    Set<String> mentioned = new LinkedHashSet<>();
    for (RelabelRule rule : rules) {
      RelabelStep step = RelabelStep.of(rule, dialect);
      steps.add(step);
      mentioned.addAll(step.mentioned());
    }
    return new RelabelChain(List.copyOf(steps), mentioned);
  }

  /** Returns the rules, in order. */
  public List<RelabelRule> rules() {
    return steps.stream().map(RelabelStep::rule).toList();
  }

  /** Returns the chain of the first so many rules; they are not compiled again. */
  public RelabelChain first(int count) {
    return new RelabelChain(steps.subList(0, count), mentioned);
  }

  /**
   * Returns what becomes of a series. Where it is not known whether a rule lets it pass, the next
   * rules are applied as if it did: what ends at one of those certainly ends.
   */
  public RelabelOutcome apply(LabelSet input) {
    LabelEditor labels = new LabelEditor(input, mentioned);
    int doubted = -1;
    for (int i = 0; i < steps.size(); i++) {
      Match passes = steps.get(i).apply(labels);
      if (passes == Match.NO) {
        return new Dropped(steps.get(i).rule(), i);
      }
      if (passes == Match.MAYBE && doubted < 0) {
        doubted = i;
      }
    }
    return doubted < 0
        ? new Kept(labels.labels())
        : new Undecided(labels.labels(), steps.get(doubted).rule(), doubted);
  }
}
