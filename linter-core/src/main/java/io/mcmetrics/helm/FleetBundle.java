package io.mcmetrics.helm;

import io.mcmetrics.chart.sketch.ChartUse;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.document.Unit;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The release of a bundle of Rancher Fleet, for each cluster that it is customized for. The values
 * of a customization lie over those of the bundle, and {@code values} over {@code valuesFiles}
 * (Fleet 0.12, docs/ref-fleet-yaml.md).
 */
public final class FleetBundle {
  private static final Set<String> NAMES = Set.of("fleet.yaml", "fleet.yml");

  private final SourceFile file;
  private final YamlMapping bundle;
  private final YamlMapping helm;
  private final TreeFiles files;

  private FleetBundle(SourceFile file, YamlMapping bundle, YamlMapping helm, TreeFiles files) {
    this.file = file;
    this.bundle = bundle;
    this.helm = helm;
    this.files = files;
  }

  /** Tells whether a file describes a bundle. */
  public static boolean isOne(SourceFile file) {
    return NAMES.contains(file.name());
  }

  /** Returns what the chart of a bundle renders, in a unit for each cluster. */
  public static List<Document> documents(SourceFile file, YamlMapping bundle, TreeFiles files) {
    Optional<YamlMapping> helm =
        bundle.mappingAt("helm").filter(own -> !own.textAt("chart").isBlank());
    return helm.map(own -> new FleetBundle(file, bundle, own, files).documents()).orElse(List.of());
  }

  private List<Document> documents() {
    Unit unit = new Unit(file.directory(), Unit.Form.DIRECTORY);
    List<Document> found = new ArrayList<>();
    List<Yaml> others = new ArrayList<>();
    for (Yaml target : bundle.itemsAt("targetCustomizations")) {
      String cluster = target.textAt("clusterName");
      if (cluster.isBlank()) {
        others.add(target);
      } else if (!isLeftOut(target)) {
        found.addAll(
            release(target.mappingAt("helm"))
                .documents(unit.onCluster(cluster), Sight.CLEAR, files));
      }
    }
    if (found.isEmpty() || !others.isEmpty()) {
      WrittenRelease own = release(Optional.empty());
      boolean whole = own.whole() && others.isEmpty();
      found.addAll(
          new WrittenRelease(own.use(), own.layers(), whole).documents(unit, Sight.CLEAR, files));
    }
    if (!found.isEmpty() && !others.isEmpty()) {
      files.addGap(
          Gap.at(
              others.get(0),
              "for which clusters Fleet customizes this bundle is not followed",
              "the values of this release are known in part"));
    }
    return found;
  }

  private static boolean isLeftOut(Yaml target) {
    return target instanceof YamlMapping mapping && mapping.is(true, "doNotDeploy");
  }

  private WrittenRelease release(Optional<YamlMapping> over) {
    List<YamlMapping> layers = new ArrayList<>();
    boolean whole = add(helm, layers);
    whole &= over.isEmpty() || add(over.get(), layers);
    Origin at = helm.scalarAt("chart").map(YamlScalar::origin).orElse(helm.origin());
    String namespace =
        bundle.textAt("namespace").isBlank()
            ? bundle.textAt("defaultNamespace")
            : bundle.textAt("namespace");
    ChartUse written =
        new ChartUse(
            "",
            either(over, "repo"),
            either(over, "version"),
            either(over, "releaseName"),
            namespace,
            at);
    return new WrittenRelease(WrittenRelease.use(written, either(over, "chart")), layers, whole);
  }

  private String either(Optional<YamlMapping> over, String key) {
    return over.map(own -> own.textAt(key))
        .filter(text -> !text.isBlank())
        .orElse(helm.textAt(key));
  }

  /** Adds the values of a part, and tells whether all of them are seen. */
  private boolean add(YamlMapping part, List<YamlMapping> layers) {
    boolean whole = part.itemsAt("valuesFrom").isEmpty() && part.at("templateValues").isEmpty();
    for (Yaml path : part.itemsAt("valuesFiles")) {
      Optional<YamlMapping> layer =
          path instanceof YamlScalar text
              ? WrittenRelease.layer(text.text(), file, files)
              : Optional.empty();
      layer.ifPresent(layers::add);
      whole &= layer.isPresent();
    }
    part.mappingAt("values").ifPresent(layers::add);
    return whole;
  }
}
