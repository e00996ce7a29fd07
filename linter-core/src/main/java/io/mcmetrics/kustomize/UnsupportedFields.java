package io.mcmetrics.kustomize;

import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.kustomize.resource.Kustomization;
import io.mcmetrics.kustomize.resource.KustomizeRefusal;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlScalar;
import java.util.List;

/**
 * The fields of a kustomization that the linter does not follow: each is a gap that says what may
 * differ.
 */
final class UnsupportedFields {
  /** A field, and the gap that it makes. */
  private record Field(String name, String what, String effect) {}

  private static final List<Field> FIELDS =
      List.of(
          new Field(
              "openapi",
              "the schema that `openapi` names is not read",
              "lists in custom resources may merge by keys"),
          new Field(
              "crds",
              "the definitions that `crds` names are not read",
              "names in custom resources may be updated"),
          new Field(
              "buildMetadata",
              "what `buildMetadata` asks for is left out",
              "labels and annotations of kustomize's own are missing"));

  private UnsupportedFields() {}

  /**
   * Reports the fields of a kustomization that are not followed, and patches that kustomize
   * refuses.
   */
  static void report(Kustomization kustomization, TreeFiles files) {
    for (Field field : FIELDS) {
      kustomization
          .root()
          .entry(field.name())
          .filter(entry -> entry.value().size() > 1)
          .ifPresent(entry -> files.addGap(Gap.at(entry, field.what(), field.effect())));
    }
    for (Yaml patch : kustomization.items("patches")) {
      if (patch instanceof YamlScalar scalar && !scalar.isNull()) {
        // Releases before 5 take a list of texts for `patchesStrategicMerge` (api/types/fix.go).
        String why = "an item of `patches` is a mapping with `path` or `patch` from kustomize 5 on";
        KustomizeRefusal.report(files, patch, why, Confidence.LIKELY);
      }
    }
  }
}
