package io.mcmetrics.thanos;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.render.Document;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlReader;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A list of hashrings in a ConfigMap, whether or not a receiver of the tree is known to read it.
 *
 * @param cluster where it stands
 */
public record LooseHashrings(Cluster cluster, List<Hashring> rings, Origin origin)
    implements Located {
  /** Keeps its own list. */
  public LooseHashrings {
    rings = List.copyOf(rings);
  }

  static List<LooseHashrings> in(List<Document> documents, Function<Document, Cluster> clusterOf) {
    List<LooseHashrings> found = new ArrayList<>();
    for (Document document : documents) {
      if (document.kind().equals("ConfigMap") && !document.sight().sketch()) {
        for (YamlMapping.Entry entry : data(document)) {
          if (entry.value() instanceof YamlScalar text && isList(text)) {
            found.add(new LooseHashrings(clusterOf.apply(document), rings(text), text.origin()));
          }
        }
      }
    }
    return found;
  }

  private static List<YamlMapping.Entry> data(Document document) {
    return document.root().mappingAt("data").map(YamlMapping::entries).orElse(List.of());
  }

  /** Only what mentions both is worth reading: dashboards are large. */
  private static boolean isList(YamlScalar text) {
    return !text.isUnknown()
        && text.text().stripLeading().startsWith("[")
        && text.text().contains("\"hashring\"")
        && text.text().contains("\"endpoints\"");
  }

  private static List<Hashring> rings(YamlScalar text) {
    List<Hashring> rings = new ArrayList<>();
    for (Yaml list : YamlReader.readEmbedded(text).documents()) {
      list.mappingsAt().forEach(ring -> rings.add(ThanosReader.hashring(ring)));
    }
    return rings;
  }
}
