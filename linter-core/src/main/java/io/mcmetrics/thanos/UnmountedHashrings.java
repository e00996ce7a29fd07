package io.mcmetrics.thanos;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.DataTexts;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.kubernetes.CommandLine;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.network.Network;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.Span;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlReader;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Hashrings in a ConfigMap that no receiver of the tree is known to read: the receivers, or their
 * mounts of it, are not in the tree.
 */
public record UnmountedHashrings(Cluster cluster, List<Hashring> rings, Sight sight, Origin origin)
    implements Located {
  /** Flags of the thanos-receive-controller, which fills in the endpoints itself. */
  private static final List<String> CONTROLLER_FLAGS =
      List.of("configmap-name", "configmap-generated-name");

  private static final String CONTROLLER_LABEL = "controller.receive.thanos.io";

  /** Keeps its own list. */
  public UnmountedHashrings {
    rings = List.copyOf(rings);
  }

  static List<UnmountedHashrings> in(
      List<Document> documents,
      Network network,
      List<Receive> receives,
      Function<Document, Cluster> clusterOf) {
    Set<Span> read =
        receives.stream()
            .map(receive -> receive.hashrings().origin().span())
            .collect(Collectors.toSet());
    List<UnmountedHashrings> spare = new ArrayList<>();
    for (Document document : documents) {
      for (Yaml list : lists(document)) {
        if (!read.contains(list.origin().span()) && !isFilledIn(document, network)) {
          spare.add(
              new UnmountedHashrings(
                  clusterOf.apply(document),
                  ThanosReader.hashrings(list),
                  document.sight(),
                  list.origin()));
        }
      }
    }
    return spare;
  }

  private static List<Yaml> lists(Document document) {
    List<Yaml> lists = new ArrayList<>();
    if (!document.kind().equals("ConfigMap")) {
      return lists;
    }
    for (Entry entry : DataTexts.texts(document)) {
      boolean isNamed = entry.key().text().toLowerCase(Locale.ROOT).contains("hashring");
      if (isNamed && entry.value() instanceof YamlScalar text && !text.isUnknown()) {
        YamlReader.readEmbedded(text).documents().stream().limit(1).forEach(lists::add);
      }
    }
    return lists;
  }

  private static boolean isFilledIn(Document document, Network network) {
    boolean isLabelled =
        document.root().mappingAt("metadata", "labels").stream()
            .flatMap(labels -> labels.entries().stream())
            .anyMatch(label -> label.key().text().startsWith(CONTROLLER_LABEL));
    return isLabelled
        || network.workloads().stream().anyMatch(workload -> fillsIn(workload, document));
  }

  private static boolean fillsIn(Workload workload, Document document) {
    for (String flag : CONTROLLER_FLAGS) {
      boolean isMeant =
          workload.containers().stream()
              .map(container -> container.commandLine())
              .filter(words -> words.has(flag))
              .anyMatch(words -> mayName(words, flag, document));
      if (isMeant) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayName(CommandLine words, String flag, Document document) {
    return !(words.last(flag) instanceof Known<String> name)
        || !(document.name() instanceof Known<String> own)
        || own.value().equals(name.value());
  }
}
