package io.mcmetrics.kustomize;

import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Related;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What kustomize does not take in a file of resources (kustomize 5.5 to 5.8,
 * api/resource/factory.go): a document that is no manifest, and a key that stands twice.
 */
final class ResourceFile {
  private final SourceFile file;
  private final TreeFiles files;
  private final String program;

  /**
   * Prepares to check a file.
   *
   * @param program what builds it, such as {@code kustomize}
   */
  ResourceFile(SourceFile file, TreeFiles files, String program) {
    this.file = file;
    this.files = files;
    this.program = program;
  }

  /** Returns what stops the build of a kustomization that has the file among its resources. */
  List<Problem> stops() {
    List<Problem> noManifests =
        files.documents(file).stream().flatMap(root -> noManifest(root).stream()).toList();
    Stream<Problem> duplicates = files.duplicateKeysIn(file).stream().map(this::duplicate);
    boolean isTemplate =
        !noManifests.isEmpty() && (file.text().contains("{{") || file.text().contains("{%"));
    return Stream.concat(duplicates, isTemplate ? Stream.empty() : noManifests.stream()).toList();
  }

  private Problem duplicate(Problem key) {
    Problem stop =
        Problem.at(
            key.at(),
            "`%s` stands twice in one mapping, and %s refuses such a resource: nothing that is built with it is deployed",
            key.at().span().text(),
            program);
    for (Related first : key.related()) {
      stop = stop.see(first.at(), "%s", first.message());
    }
    return stop;
  }

  private Optional<Problem> noManifest(Yaml root) {
    if (root.isNull() || (root instanceof YamlMapping mapping && mapping.entries().isEmpty())) {
      return Optional.empty();
    }
    String kind = root.scalarAt("kind").map(YamlScalar::text).orElse("");
    boolean isNamed =
        root.scalarAt("metadata", "name").filter(name -> !name.text().isEmpty()).isPresent();
    if (!kind.isEmpty() && (kind.endsWith("List") || isNamed)) {
      return Optional.empty();
    }
    String lack = kind.isEmpty() ? "`kind`" : "`metadata.name`";
    return Optional.of(
        Problem.at(
                root instanceof YamlMapping mapping ? mapping.entries().get(0) : root,
                "no manifest, for want of %s: %s refuses the file, and nothing that is built with it is deployed",
                lack,
                program)
            // A `.sourceignore` may keep the file from Flux.
            .atMost(program.equals("Flux") ? Confidence.LIKELY : Confidence.CERTAIN));
  }
}
