package io.mcmetrics.rules.remotewrite;

import io.mcmetrics.model.ExternalLabels.Label;
import io.mcmetrics.model.RemoteWrite;
import io.mcmetrics.model.Sender;
import io.mcmetrics.relabel.LabelSet;
import io.mcmetrics.relabel.LabelValue;
import io.mcmetrics.relabel.NeededMetrics;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.Survivors;
import io.mcmetrics.yaml.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs what is needed through filters: the names are read once and only if there is a filter, and
 * clusters with the same filter share one run.
 */
final class Filters {
  /** What a filter lets pass, and which of its keep rules drops most. */
  record Filtered(Survivors survivors, int decisiveKeep) {}

  private final Map<String, NeededMetrics> needed = new HashMap<>();
  private final Map<List<Object>, Filtered> known = new HashMap<>();

  /** Tells whether a destination gets so little that dashboards stay empty. */
  boolean starves(Destination destination, Sender sender) {
    return destination.isSelective()
        && Restriction.isTooStrict(through(destination, sender).survivors());
  }

  Filtered through(Destination destination, Sender sender) {
    LabelSet common = externalLabels(sender);
    List<Object> same = new ArrayList<>();
    same.add(selectsByNameAlone(destination) ? LabelSet.open() : common);
    for (RemoteWrite write : destination.writes()) {
      same.add(write.relabelling().stream().map(Filters::content).toList());
    }
    return known.computeIfAbsent(same, filter -> filtered(destination, common));
  }

  private Filtered filtered(Destination destination, LabelSet common) {
    NeededMetrics names = needed.computeIfAbsent("", NeededMetrics::of);
    Survivors survivors = Survivors.of(names, destination.chains(), common);
    return new Filtered(survivors, destination.decisiveKeep(survivors));
  }

  private static boolean selectsByNameAlone(Destination destination) {
    return destination.writes().stream()
        .flatMap(write -> write.relabelling().stream())
        .allMatch(rule -> rule.sourceLabels().equals(List.of(LabelSet.NAME)));
  }

  private static List<Object> content(RelabelRule rule) {
    return List.of(
        rule.action(),
        rule.sourceLabels(),
        rule.separator(),
        rule.regex(),
        rule.modulus(),
        rule.targetLabel(),
        rule.replacement(),
        rule.unknown());
  }

  static LabelSet externalLabels(Sender sender) {
    LabelSet common = LabelSet.open();
    for (Label label : sender.externalLabels().labels()) {
      common =
          label.value() instanceof Value.Known<String> known
              ? common.with(label.name(), known.value())
              : common.with(label.name(), new LabelValue.Unknown());
    }
    return common;
  }
}
