package io.mcmetrics.rules.remotewrite.analysis;

import io.mcmetrics.fleet.Destination;
import io.mcmetrics.relabel.LabelSet;
import io.mcmetrics.relabel.LabelValue;
import io.mcmetrics.relabel.RelabelAction;
import io.mcmetrics.relabel.RelabelChain;
import io.mcmetrics.relabel.RelabelOutcome.Dropped;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.RelabelRule.Part;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.series.SeriesGroup;
import io.mcmetrics.yaml.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a filter by namespace loses beside the workloads of namespaces.
 *
 * @param withoutNamespace the metrics of which every series that is lost has no namespace
 * @param exporters the exporters of which nothing is left
 * @param shown the metrics among all these that dashboards show
 */
public record NamespaceLoss(
    NavigableSet<String> withoutNamespace, List<String> exporters, NavigableSet<String> shown) {
  private static final String NAMESPACE = "namespace";

  /** The namespace of the release in the catalogue: others call it otherwise. */
  private static final String OF_THE_RELEASE = "monitoring";

  /** Applications of which nothing is known but that there may be some. */
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

  public boolean isNone() {
    return shown.isEmpty();
  }

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
          gone.addAll(nameOf(series).filter(name -> sent.lacks(NAMESPACE)).stream().toList());
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

  private static Optional<String> nameOf(LabelSet series) {
    return series.value(LabelSet.NAME) instanceof LabelValue.Text text
        ? Optional.of(text.text())
        : Optional.empty();
  }

  /** As it is sent: with external labels, from the namespace that the release really has. */
  private static LabelSet sent(
      LabelSet series, NavigableMap<String, LabelValue> external, Sender sender) {
    NavigableMap<String, LabelValue> labels = new TreeMap<>(external);
    labels.putAll(series.labels());
    if (labels.get(NAMESPACE) instanceof LabelValue.Text text
        && text.text().equals(OF_THE_RELEASE)) {
      labels.put(
          NAMESPACE,
          sender.namespace() instanceof Value.Known<String> known
              ? LabelValue.of(known.value())
              : new LabelValue.Unknown());
    }
    return new LabelSet(labels, series.isClosed());
  }
}
