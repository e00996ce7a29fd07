package io.mcmetrics.series;

import io.mcmetrics.relabel.LabelSet;
import io.mcmetrics.relabel.LabelValue;
import io.mcmetrics.relabel.RelabelAction;
import io.mcmetrics.relabel.RelabelChain;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.RelabelRule.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds the series that a chain makes equal. Series that may be dropped, or whose unknown labels
 * may differ, are not reported.
 */
final class MergeFinder {
  /** Enough to find one that differs in a single label, if there is one. */
  private static final int MAX_COMPARED = 64;

  private final List<RelabelChain> beginnings = new ArrayList<>();
  private final List<RelabelRule> rules;
  private final Map<String, NavigableMap<String, Pair>> pairs = new LinkedHashMap<>();

  MergeFinder(RelabelChain chain) {
    this.rules = chain.rules();
    for (int i = 0; i < rules.size(); i++) {
      beginnings.add(chain.first(i + 1));
    }
  }

  /** Two series, and how many of the first one's metric have become equal to others. */
  private record Pair(LabelSet first, LabelSet second, NavigableSet<String> labels, int series) {
    Pair plus(Pair other) {
      Pair nearer = other.labels.size() < labels.size() ? other : this;
      return new Pair(nearer.first, nearer.second, nearer.labels, series + other.series);
    }
  }

  void add(LabelSet result, List<SeriesOutcome> outcomes) {
    List<SeriesOutcome> certain = outcomes.stream().filter(SeriesOutcome::isCertain).toList();
    if (certain.size() < 2 || hasDoubtfulLabel(result)) {
      return;
    }
    Map<String, List<SeriesOutcome>> byMetric = new LinkedHashMap<>();
    for (SeriesOutcome outcome : certain) {
      byMetric
          .computeIfAbsent(
              outcome.group().name() + " " + outcome.metric(), key -> new ArrayList<>())
          .add(outcome);
    }
    for (List<SeriesOutcome> ofMetric : byMetric.values()) {
      SeriesOutcome first = ofMetric.get(0);
      List<SeriesOutcome> others =
          ofMetric.size() > 1 ? ofMetric.subList(1, ofMetric.size()) : certain;
      Pair pair = nearest(first, others, ofMetric.size());
      pairs
          .computeIfAbsent(first.group().name(), key -> new TreeMap<>())
          .merge(first.metric(), pair, Pair::plus);
    }
  }

  /** Returns the merges of an exporter's metrics, by name. */
  List<MergedSeries> of(String group) {
    List<MergedSeries> merges = new ArrayList<>();
    NavigableMap<String, Pair> ofGroup = pairs.getOrDefault(group, new TreeMap<>());
    for (Map.Entry<String, Pair> entry : ofGroup.entrySet()) {
      merge(entry.getKey(), entry.getValue()).ifPresent(merges::add);
    }
    return merges;
  }

  private static Pair nearest(SeriesOutcome first, List<SeriesOutcome> others, int series) {
    NavigableSet<String> fewest = new TreeSet<>();
    SeriesOutcome nearest = first;
    for (SeriesOutcome other : others.subList(0, Math.min(others.size(), MAX_COMPARED))) {
      NavigableSet<String> labels = differing(first.series(), other.series());
      if (!labels.isEmpty() && (fewest.isEmpty() || labels.size() < fewest.size())) {
        fewest = labels;
        nearest = other;
      }
      if (fewest.size() == 1) {
        break;
      }
    }
    return new Pair(first.series(), nearest.series(), fewest, series);
  }

  private static NavigableSet<String> differing(LabelSet some, LabelSet others) {
    NavigableSet<String> names = new TreeSet<>(some.labels().keySet());
    names.addAll(others.labels().keySet());
    names.removeIf(name -> some.value(name).equals(others.value(name)));
    return names;
  }

  private Optional<MergedSeries> merge(String metric, Pair pair) {
    for (int i = 0; i < rules.size(); i++) {
      RelabelChain beginning = beginnings.get(i);
      Optional<LabelSet> one = beginning.apply(pair.first()).passingLabels();
      Optional<LabelSet> other = beginning.apply(pair.second()).passingLabels();
      if (one.isPresent() && one.equals(other)) {
        return Optional.of(
            new MergedSeries(
                metric,
                pair.series(),
                pair.first(),
                pair.second(),
                one.get(),
                pair.labels(),
                rules.get(i)));
      }
    }
    return Optional.empty();
  }

  /** Tells whether a label is unknown that a rule may have given different values. */
  private boolean hasDoubtfulLabel(LabelSet result) {
    for (Map.Entry<String, LabelValue> label : result.labels().entrySet()) {
      if (label.getValue() instanceof LabelValue.Unknown
          && rules.stream().anyMatch(rule -> maySet(rule, label.getKey()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean maySet(RelabelRule rule, String label) {
    if (!rule.knows(Part.ACTION) || rule.action() == RelabelAction.LABELMAP) {
      return true;
    }
    return switch (rule.action()) {
      case LABELDROP, LABELKEEP -> !rule.knows(Part.REGEX);
      case REPLACE, HASHMOD, LOWERCASE, UPPERCASE ->
          !rule.knows(Part.TARGET_LABEL)
              || rule.targetLabel().contains("$")
              || rule.targetLabel().equals(label);
      default -> false;
    };
  }
}
