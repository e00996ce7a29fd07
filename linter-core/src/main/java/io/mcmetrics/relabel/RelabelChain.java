package io.mcmetrics.relabel;

import io.mcmetrics.regex.MatchResult;
import io.mcmetrics.regex.PrometheusDialect;
import io.mcmetrics.relabel.RelabelOutcome.Dropped;
import io.mcmetrics.relabel.RelabelOutcome.Kept;
import io.mcmetrics.relabel.RelabelOutcome.Refused;
import io.mcmetrics.relabel.RelabelOutcome.Undecided;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Rules that are applied one after the other, as {@code write_relabel_configs} are. */
public final class RelabelChain {
  private final List<RelabelStep> steps;
  private final Set<String> mentioned;
  private final List<RelabelFault> faults;
  private final Optional<RelabelFault> refusal;

  private RelabelChain(List<RelabelStep> steps, Set<String> mentioned, List<RelabelFault> faults) {
    this.steps = steps;
    this.mentioned = mentioned;
    this.faults = faults;
    this.refusal = faults.stream().filter(RelabelFault::isFatal).findFirst();
  }

  /** Returns a chain; its regular expressions are compiled once, here. */
  public static RelabelChain of(List<RelabelRule> rules, PrometheusDialect dialect) {
    List<RelabelStep> steps = new ArrayList<>();
    Set<String> mentioned = new LinkedHashSet<>();
    List<RelabelFault> faults = new ArrayList<>();
    for (RelabelRule rule : rules) {
      faults.addAll(RelabelValidation.faults(rule, dialect));
      RelabelStep step = RelabelStep.of(rule, dialect);
      steps.add(step);
      mentioned.addAll(step.mentioned());
    }
    return new RelabelChain(List.copyOf(steps), mentioned, List.copyOf(faults));
  }

  /** Returns the rules, in order. */
  public List<RelabelRule> rules() {
    return steps.stream().map(RelabelStep::rule).toList();
  }

  /** Returns the chain of the first so many rules; they are not compiled again. */
  public RelabelChain first(int count) {
    return new RelabelChain(steps.subList(0, count), mentioned, faults);
  }

  /** Returns what is wrong with the rules, in order. */
  public List<RelabelFault> faults() {
    return faults;
  }

  /** Tells whether nothing is sent under these rules, since Prometheus does not load them. */
  public boolean isRefused() {
    return refusal.isPresent();
  }

  /** Returns what each rule does to a series, up to the one that certainly drops it. */
  public List<RelabelEffect> effects(LabelSet input) {
    LabelEditor labels = new LabelEditor(input, mentioned);
    LabelSet before = input;
    List<RelabelEffect> effects = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      RelabelRule rule = steps.get(i).rule();
      MatchResult passes = steps.get(i).apply(labels);
      LabelSet after = labels.labels();
      RelabelOutcome outcome =
          switch (passes) {
            case YES -> new Kept(after);
            case NO -> new Dropped(rule, i);
            case MAYBE -> new Undecided(after, rule, i);
          };
      effects.add(new RelabelEffect(rule, before, outcome));
      if (passes == MatchResult.NO) {
        break;
      }
      before = after;
    }
    return effects;
  }

  /**
   * Returns what becomes of a series as a sender sends it: with its external labels, over which
   * labels of the series itself take precedence.
   */
  public RelabelOutcome apply(LabelSet input, SortedMap<String, String> externalLabels) {
    LabelEditor labels = new LabelEditor(input, mentioned);
    for (Map.Entry<String, String> label : externalLabels.entrySet()) {
      if (labels.value(label.getKey()) instanceof LabelValue.Absent) {
        labels.set(label.getKey(), LabelValue.of(label.getValue()));
      }
    }
    return apply(labels);
  }

  /**
   * Returns what becomes of a series. Where it is not known whether a rule lets it pass, the next
   * rules are applied as if it did: a series that one of those drops is certainly dropped.
   */
  public RelabelOutcome apply(LabelSet input) {
    return apply(new LabelEditor(input, mentioned));
  }

  /**
   * Returns how all series of a metric are dropped by its name, where the rules up to the one that
   * does it look at nothing else; most of what write relabelling drops is dropped so. Empty if they
   * are not.
   */
  public Optional<Dropped> droppedByName(String metric) {
    if (refusal.isPresent()) {
      return Optional.empty();
    }
    for (int i = 0; i < steps.size(); i++) {
      RelabelStep step = steps.get(i);
      MatchResult passes = step.passesByName(metric);
      if (passes != MatchResult.YES) {
        return passes == MatchResult.NO
            ? Optional.of(new Dropped(step.rule(), i))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /**
   * Returns this chain without the rules that would remove labels, and remove none of these: to
   * series that have no others, both do the same. Behind a rule that may write labels, all stay.
   */
  public RelabelChain forSeriesWith(Collection<String> labels) {
    List<RelabelStep> effective = new ArrayList<>();
    boolean mayHaveOthers = false;
    for (RelabelStep step : steps) {
      if (mayHaveOthers || !step.leaves(labels)) {
        effective.add(step);
      }
      mayHaveOthers |= step.mayWrite();
    }
    return new RelabelChain(List.copyOf(effective), mentioned, faults);
  }

  /** Tells whether the name of a metric decides whether its series pass, and nothing is changed. */
  public boolean isFilterByName() {
    return refusal.isEmpty() && steps.stream().allMatch(RelabelStep::isFilterByName);
  }

  /** Returns what becomes of the series of a metric that have some other labels in common. */
  public RelabelOutcome apply(String metric, LabelSet others) {
    Optional<Dropped> dropped = droppedByName(metric);
    return dropped.isPresent() ? dropped.get() : apply(others.with(LabelSet.NAME, metric));
  }

  private RelabelOutcome apply(LabelEditor labels) {
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    int doubted = -1;
    for (int i = 0; i < steps.size(); i++) {
      MatchResult passes = steps.get(i).apply(labels);
      if (passes == MatchResult.NO) {
        return new Dropped(steps.get(i).rule(), i);
      }
      if (passes == MatchResult.MAYBE && doubted < 0) {
        doubted = i;
      }
    }
    return doubted < 0
        ? new Kept(labels.labels())
        : new Undecided(labels.labels(), steps.get(doubted).rule(), doubted);
  }
}
