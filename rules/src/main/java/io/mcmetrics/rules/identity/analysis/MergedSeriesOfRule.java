package io.mcmetrics.rules.identity.analysis;

import io.mcmetrics.relabel.LabelSet;
import io.mcmetrics.relabel.LabelValue;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.rules.analysis.NameList;
import io.mcmetrics.series.GroupOutcome;
import io.mcmetrics.series.MergedSeries;
import io.mcmetrics.series.Simulation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The series that one rule makes equal.
 *
 * @param exporters the exporters of these series
 * @param merges one for each of their metrics
 * @param in how many series those exporters had
 * @param out how many different ones are left
 */
public record MergedSeriesOfRule(
    List<String> exporters, List<MergedSeries> merges, int in, int out) {
  /** Present in any cluster, and with more than one series of a metric. */
  private static final List<String> EVERYWHERE = List.of("kube-state-metrics", "cadvisor");

  /** Returns what a rule makes equal in some simulations of remote writes. */
  public static MergedSeriesOfRule by(RelabelRule rule, List<Simulation> simulations) {
    List<String> exporters = new ArrayList<>();
    List<MergedSeries> merges = new ArrayList<>();
    int in = 0;
    int out = 0;
    for (Simulation simulation : simulations) {
      for (GroupOutcome group : simulation.groups()) {
        // Without metric names all series are equal, which required-label-stripped reports.
        boolean isNameless = group.strippedCount(LabelSet.NAME) > 0;
        List<MergedSeries> own =
            group.merges().stream()
                .filter(merge -> merge.by().equals(rule) && !isNameless)
                .toList();
        if (!own.isEmpty()) {
          exporters.add(group.group());
          merges.addAll(own);
          in += group.inputCount();
          out += group.outputCount();
        }
      }
    }
    return new MergedSeriesOfRule(List.copyOf(exporters), List.copyOf(merges), in, out);
  }

  /** Tells whether the rule makes no series equal. */
  public boolean isEmpty() {
    return merges.isEmpty();
  }

  /** Tells whether this happens in every cluster, however small. */
  public boolean isEverywhere() {
    return exporters.stream().anyMatch(EVERYWHERE::contains);
  }

  /** Returns of how many metrics there are equal series. */
  public int metrics() {
    return (int) merges.stream().map(MergedSeries::metric).distinct().count();
  }

  /** Returns the first exporters, and how many more there are. */
  public String exportersInWords() {
    return NameList.text(exporters);
  }

  /** Returns the labels that told series apart, first those of most metrics. */
  List<String> labels() {
    Map<String, Integer> metrics = new TreeMap<>();
    for (MergedSeries merge : merges) {
      merge.differingLabels().forEach(label -> metrics.merge(label, 1, Integer::sum));
    }
    List<String> labels = new ArrayList<>(metrics.keySet());
    labels.sort(Comparator.comparingInt(label -> -metrics.getOrDefault(label, 0)));
    return labels;
  }

  /**
   * Returns the first labels that told series apart, in backquotes, and how many more there are.
   */
  public String labelsInWords() {
    return NameList.text(labels().stream().map(label -> "`" + label + "`").toList());
  }

  /** Returns two series that differ in as little as possible. */
  public String example() {
    String most = labels().get(0);
    MergedSeries nearest = merges.get(0);
    for (MergedSeries merge : merges) {
      if (rank(merge, most) < rank(nearest, most)) {
        nearest = merge;
      }
    }
    return "`%s` of %s and of %s"
        .formatted(
            nearest.metric(), labels(nearest, nearest.first()), labels(nearest, nearest.second()));
  }

  private static int rank(MergedSeries merge, String label) {
    return 2 * merge.differingLabels().size() + (merge.differingLabels().contains(label) ? 0 : 1);
  }

  private static String labels(MergedSeries merge, LabelSet series) {
    List<String> words = new ArrayList<>();
    for (String name : merge.differingLabels()) {
      String text = series.value(name) instanceof LabelValue.Text known ? known.text() : "";
      words.add(name + "=\"" + text + "\"");
    }
    return "`" + String.join(", ", words) + "`";
  }
}
