package io.mcmetrics.sender;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.relabel.RelabelSyntax;
import io.mcmetrics.remotewrite.WriteSettings;
import io.mcmetrics.remotewrite.WriteSettingsReader;
import io.mcmetrics.scrape.HistogramScraping;
import io.mcmetrics.sender.ExternalLabels.Label;
import io.mcmetrics.series.ScrapePlan;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What senders have in common that are no Prometheus: none of Prometheus' own settings is known of
 * them, so that no rule about those has anything to judge.
 */
final class OtherSenders {
  private OtherSenders() {}

  /** Returns a sender of which only these settings are known. */
  static Sender sender(
      Document document,
      Cluster cluster,
      ExternalLabels externalLabels,
      List<String> scrapeLabels,
      List<RemoteWrite> writes,
      List<UnmodelledSetting> unmodelled,
      List<SenderFault> faults,
      Sight sight,
      Origin origin) {
    List<UnmodelledSetting> settings = new ArrayList<>(unmodelled);
    settings.addAll(EncryptedSettings.of(externalLabels, writes));
    return new Sender(
        document.kind(),
        document.name(),
        document.namespace(),
        // Its version is none of Prometheus.
        new Value.Absent<>(document.origin()),
        cluster,
        externalLabels,
        List.of(),
        scrapeLabels,
        labels(document.root().mappingAt("metadata", "labels")),
        List.of(),
        writes,
        Optional.empty(),
        new SenderPod(
            false, List.of(), false, List.of(), new Value.Absent<>(document.origin()), false),
        new HistogramScraping(Optional.empty(), Optional.empty(), Optional.empty(), true),
        new Environment(Set.of(), false),
        ScrapePlan.ofChart("").withoutRules().adding("application"),
        settings,
        faults,
        document.unit(),
        sight,
        origin);
  }

  /** Returns the settings of a remote write of which neither queue nor protocol is known. */
  static WriteSettings settings(Origin origin) {
    return WriteSettingsReader.read(YamlMapping.empty(origin), RelabelSyntax.VICTORIA_METRICS);
  }

  /** Returns the labels, or headers, of a mapping. */
  static List<Label> labels(Optional<YamlMapping> mapping) {
    return mapping.map(YamlMapping::entries).orElse(List.of()).stream()
        .map(OtherSenders::label)
        .toList();
  }

  private static Label label(Entry entry) {
    return Label.of(entry, value(entry.value()));
  }

  /** Returns a value; unknown if the program or something else expands a variable in it. */
  static Value<String> value(Yaml node) {
    Value<String> value = Value.of(node);
    return value instanceof Value.Known<String> known && known.value().indexOf('$') >= 0
        ? new Value.Unknown<>(known.value(), known.origin())
        : value;
  }
}
