package io.mcmetrics.relabel.proof;

import io.mcmetrics.regex.PrometheusDialect;
import io.mcmetrics.regex.RegexLanguage;
import io.mcmetrics.regex.ReplacementTemplate;
import io.mcmetrics.relabel.LabelSet;
import io.mcmetrics.relabel.LabelValue.Unknown;
import io.mcmetrics.relabel.RelabelAction;
import io.mcmetrics.relabel.RelabelChain;
import io.mcmetrics.relabel.RelabelOutcome;
import io.mcmetrics.relabel.RelabelOutcome.Dropped;
import io.mcmetrics.relabel.RelabelOutcome.Kept;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.RelabelRule.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a chain does to all possible series, rather than to examples: each regular expression is
 * taken as the set of all texts that it matches.
 *
 * <p>A rule counts as long as no rule before it may have changed the labels that it looks at. What
 * takes too much work, or cannot be decided, stays open.
 */
public final class ChainProof {
  private final RelabelChain chain;
  private final PrometheusDialect dialect;
  private final Map<SourceKey, List<RelabelRule>> filters = new LinkedHashMap<>();

  /** Whether something holds for all series. */
  public enum Verdict {
    /** It does. */
    PROVEN,
    /** It does not: there is an example. */
    REFUTED,
    /** It is not known. */
    OPEN
  }

  /**
   * An answer.
   *
   * @param because the rules from which the answer follows
   * @param example a series for which it does not hold, if it is refuted
   */
  public record Answer(Verdict verdict, List<RelabelRule> because, Optional<LabelSet> example) {
    /** Keeps its own list. */
    public Answer {
      because = List.copyOf(because);
    }
  }

  private ChainProof(RelabelChain chain, PrometheusDialect dialect) {
    this.chain = chain;
    this.dialect = dialect;
  }

  /** Returns the proofs about some rules. */
  public static ChainProof of(List<RelabelRule> rules, PrometheusDialect dialect) {
    ChainProof proof = new ChainProof(RelabelChain.of(rules, dialect), dialect);
    proof.collectFilters(rules);
    return proof;
  }

  /** Returns what becomes of one series, or of all series that share its known labels. */
  RelabelOutcome passes(LabelSet series) {
    return chain.apply(series);
  }

  /** Tells whether no series passes, whatever labels it has beside the given ones. */
  public Answer dropsEverything(LabelSet common) {
    if (chain.isRefused()) {
      return open();
    }
    if (chain.apply(common) instanceof Dropped drop) {
      return new Answer(Verdict.PROVEN, List.of(drop.by()), Optional.empty());
    }
    LabelSet example = common;
    for (Map.Entry<SourceKey, List<RelabelRule>> filter : filters.entrySet()) {
      if (!isUnknown(filter.getKey(), common)) {
        continue;
      }
      Optional<RegexLanguage> rest = filter.getKey().universe(dialect);
      List<RelabelRule> because = new ArrayList<>();
      for (RelabelRule rule : filter.getValue()) {
        because.add(rule);
        rest = rest.flatMap(texts -> narrowed(texts, rule));
        if (rest.isPresent() && rest.get().isEmpty()) {
          return new Answer(Verdict.PROVEN, because, Optional.empty());
        }
      }
      Optional<String> passing = rest.flatMap(RegexLanguage::example);
      if (passing.isPresent() && filter.getKey().labels().size() == 1) {
        example = example.with(filter.getKey().labels().get(0), passing.get());
      }
    }
    LabelSet closed = closed(example);
    return chain.apply(closed) instanceof Kept
        ? new Answer(Verdict.REFUTED, List.of(), Optional.of(closed))
        : open();
  }

  /**
   * Returns how many of the possible texts of its source labels the regular expression of a rule
   * matches.
   */
  RegexScope scope(RelabelRule rule) {
    return new AlternativeProof(rule, dialect).scope();
  }

  /**
   * Returns the alternatives to which {@code .*} seems to be missing, in the order of the rules.
   */
  public List<MissingWildcard> missingWildcards(NeededMetrics needed) {
    List<MissingWildcard> missing = new ArrayList<>();
    for (RelabelRule rule : chain.rules()) {
      missing.addAll(new AlternativeProof(rule, dialect).missingWildcards(needed.names()));
    }
    return missing;
  }

  /** Collects the filters by labels that no rule before them can have changed. */
  private void collectFilters(List<RelabelRule> rules) {
    Set<String> changed = new HashSet<>();
    for (RelabelRule rule : rules) {
      boolean isFilter = rule.action() == RelabelAction.KEEP || rule.action() == RelabelAction.DROP;
      if (!rule.knows(Part.ACTION)) {
        return;
      }
      if (isFilter) {
        SourceKey.of(rule)
            .filter(key -> key.labels().stream().noneMatch(changed::contains))
            .ifPresent(key -> filters.computeIfAbsent(key, any -> new ArrayList<>()).add(rule));
      } else if (!rule.action().filters()) {
        boolean isNamed =
            rule.knows(Part.TARGET_LABEL)
                && !rule.targetLabel().isEmpty()
                && new ReplacementTemplate(rule.targetLabel()).isConstant();
        if (!isNamed) {
          return;
        }
        changed.add(rule.targetLabel());
      }
    }
  }

  private Optional<RegexLanguage> narrowed(RegexLanguage texts, RelabelRule rule) {
    Optional<RegexLanguage> matching =
        rule.knows(Part.REGEX) ? RegexLanguage.of(rule.regex(), dialect) : Optional.empty();
    return rule.action() == RelabelAction.KEEP
        ? matching.flatMap(texts::and)
        : matching.flatMap(texts::minus);
  }

  private static boolean isUnknown(SourceKey key, LabelSet common) {
    return key.labels().stream().allMatch(label -> common.value(label) instanceof Unknown);
  }

  private static LabelSet closed(LabelSet labels) {
    LabelSet closed = new LabelSet(labels.labels(), true);
    return closed.lacks(LabelSet.NAME) ? closed.with(LabelSet.NAME, "up") : closed;
  }

  private static Answer open() {
    return new Answer(Verdict.OPEN, List.of(), Optional.empty());
  }
}
