package io.mcmetrics.rules.writerelabel.analysis;

import io.mcmetrics.fleet.Destination;
import io.mcmetrics.relabel.LabelSet;
import io.mcmetrics.relabel.LabelValue;
import io.mcmetrics.relabel.RelabelAction;
import io.mcmetrics.relabel.RelabelChain;
import io.mcmetrics.relabel.RelabelOutcome.Dropped;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.RelabelRule.Part;
import io.mcmetrics.rules.analysis.SentSeries;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.series.SeriesGroup;
import io.mcmetrics.yaml.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Metrics that a filter by namespace drops, besides those of workloads.
 *
 * @param withoutNamespace metrics with dropped series that have no namespace
 * @param exporters the exporters of which nothing is left
 * @param shown the metrics among all these that dashboards show
 */
public record NamespaceLoss(
    NavigableSet<String> withoutNamespace, List<String> exporters, NavigableSet<String> shown) {
  private static final String NAMESPACE = "namespace";

  /** The namespace of the release in the catalogue; a real one may differ. */
  private static final String OF_THE_RELEASE = "monitoring";

  /** Groups of the catalogue that stand for applications of users. */
  private static final Set<String> WORKLOADS = Set.of("application", "scrape", "alerts");

  /** Returns the rules that filter by namespace. */
  public static List<RelabelRule> filters(Destination destination) {
    return destination.rules().stream().filter(NamespaceLoss::isFilter).toList();
  }

  private static boolean isFilter(RelabelRule rule) {
    boolean filters = rule.action() == RelabelAction.KEEP || rule.action() == RelabelAction.DROP;
    return filters
        && rule.knows(Part.ACTION)
        && rule.knows(Part.REGEX)
        && rule.knows(Part.SOURCE_LABELS)
        && rule.sourceLabels().contains(NAMESPACE);
  }

  /** Tells whether nothing is lost that dashboards show. */
  public boolean isNone() {
    return shown.isEmpty();
  }

  /** Returns what a filter drops of the series that are sent to a destination. */
  public static NamespaceLoss by(RelabelRule filter, Destination destination) {
    RelabelChain chain = destination.chains().get(0);
    NavigableMap<String, LabelValue> external = destination.externalLabels();
    NavigableSet<String> withoutNamespace = new TreeSet<>();
    NavigableSet<String> lost = new TreeSet<>();
    List<String> exporters = new ArrayList<>();
    for (SeriesGroup group : destination.collected()) {
      NavigableSet<String> gone = new TreeSet<>();
      boolean isWhole = true;
      for (LabelSet series : group.series()) {
        LabelSet sent = sent(series, external, destination.sender());
        boolean isLost = chain.apply(sent) instanceof Dropped drop && drop.by().equals(filter);
        isWhole &= isLost;
        if (isLost) {
          gone.addAll(
              SentSeries.metric(series).filter(name -> sent.lacks(NAMESPACE)).stream().toList());
        }
      }
      if (isWhole && !WORKLOADS.contains(group.name()) && !group.series().isEmpty()) {
        exporters.add(group.name());
        lost.addAll(group.names());
      }
      if (!WORKLOADS.contains(group.name())) {
        withoutNamespace.addAll(gone);
      }
    }
    lost.addAll(withoutNamespace);
    NavigableSet<String> shown = new TreeSet<>();
    destination.needed().dashboards().values().forEach(shown::addAll);
    shown.retainAll(lost);
    return new NamespaceLoss(withoutNamespace, List.copyOf(exporters), shown);
  }

  /** Returns a series as it is sent: with external labels, and the namespace of the release. */
  private static LabelSet sent(
      LabelSet series, NavigableMap<String, LabelValue> external, Sender sender) {
    LabelSet sent = series.withExternal(external);
    if (sent.value(NAMESPACE) instanceof LabelValue.Text text
        && text.text().equals(OF_THE_RELEASE)) {
      return sent.with(
          NAMESPACE,
          sender.namespace() instanceof Value.Known<String> known
              ? LabelValue.of(known.value())
              : new LabelValue.Unknown());
    }
    return sent;
  }
}
