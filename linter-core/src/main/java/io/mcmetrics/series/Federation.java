package io.mcmetrics.series;

import io.mcmetrics.promql.LabelMatcher;
import io.mcmetrics.promql.ParseResult;
import io.mcmetrics.promql.TemplatedText;
import io.mcmetrics.promql.VectorSelector;
import io.mcmetrics.promql.parser.PromqlParser;
import io.mcmetrics.regex.PrometheusDialect;
import io.mcmetrics.relabel.LabelSet;
import io.mcmetrics.relabel.RelabelChain;
import io.mcmetrics.relabel.RelabelOutcome;
import io.mcmetrics.relabel.RelabelRule;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * A job that takes series from another Prometheus, by its {@code /federate}.
 *
 * @param selectors the selectors of {@code match[]} that could be parsed
 * @param isRead whether all of them could be
 * @param honorsLabels whether the series keep their own {@code job} and {@code instance}
 * @param relabelings the metric relabelling of the job
 */
public record Federation(
    List<VectorSelector> selectors,
    boolean isRead,
    boolean honorsLabels,
    List<RelabelRule> relabelings) {
  /** Keeps its own lists. */
  public Federation {
    selectors = List.copyOf(selectors);
    relabelings = List.copyOf(relabelings);
  }

  /** Returns a job with some texts as its {@code match[]}. */
  public static Federation of(
      List<String> matches, boolean isRead, boolean honorsLabels, List<RelabelRule> relabelings) {
    List<VectorSelector> selectors = new ArrayList<>();
    boolean all = isRead;
    for (String match : matches) {
      ParseResult parsed = PromqlParser.parse(match);
      all &=
          parsed instanceof ParseResult.Whole whole && whole.expression() instanceof VectorSelector;
      selectors.addAll(parsed.readableSelectors());
    }
    return new Federation(selectors, all, honorsLabels, relabelings);
  }

  /** Returns this job with other relabelings. */
  public Federation with(List<RelabelRule> others) {
    return new Federation(selectors, isRead, honorsLabels, others);
  }

  /** Returns the names that are asked for as they are. */
  NavigableSet<String> names() {
    NavigableSet<String> names = new TreeSet<>();
    for (VectorSelector selector : selectors) {
      if (selector.name().orElse(null) instanceof TemplatedText.Known name && isKept(name.text())) {
        names.add(name.text());
      }
    }
    return names;
  }

  private boolean isKept(String name) {
    return chain().apply(LabelSet.open().with(LabelSet.NAME, name)) instanceof RelabelOutcome.Kept;
  }

  /** Tells whether a selector may match a metric. */
  boolean maySelect(String name) {
    boolean isAskedFor = !isRead || selectors.stream().anyMatch(selector -> may(selector, name));
    LabelSet series = LabelSet.open().with(LabelSet.NAME, name);
    return isAskedFor && !(chain().apply(series) instanceof RelabelOutcome.Dropped);
  }

  private static boolean may(VectorSelector selector, String name) {
    return selector.matchers().stream()
        .filter(matcher -> matcher.label().is(LabelMatcher.NAME))
        .allMatch(matcher -> SelectorMatch.mayMatch(matcher, name));
  }

  /**
   * Returns those of the other Prometheus' series that are known to be federated, with the labels
   * they then have. A selector of everything does not tell which series exist.
   */
  List<LabelSet> selected(List<LabelSet> series) {
    if (!honorsLabels) {
      return List.of();
    }
    List<SelectorMatch> telling =
        selectors.stream().map(SelectorMatch::of).filter(SelectorMatch::isRestrictive).toList();
    RelabelChain chain = chain();
    List<LabelSet> picked = new ArrayList<>();
    for (LabelSet one : series) {
      if (telling.stream().anyMatch(match -> match.selects(one))
          && chain.apply(one) instanceof RelabelOutcome.Kept kept) {
        picked.add(kept.labels());
      }
    }
    return picked;
  }

  private RelabelChain chain() {
    return RelabelChain.of(relabelings, PrometheusDialect.PROMETHEUS_3);
  }
}
