package io.mcmetrics.gitops;

import io.mcmetrics.document.Document;
import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.document.Unit;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.kustomize.KustomizeBuild;
import io.mcmetrics.kustomize.resource.Kustomization;
import io.mcmetrics.kustomize.resource.KustomizationFiles;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.TreePath;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/**
 * The changes that Flux and Argo CD make to what they deploy, by adding fields to its
 * kustomization.
 *
 * @param directory where the kustomization is, or would be
 */
record KustomizationOverrides(KustomizeBuild kustomize, TreeFiles files, String directory) {

  /**
   * Returns documents with the changes of some fields.
   *
   * @param fields the fields that are added to the kustomization
   */
  List<Document> apply(YamlMapping fields, List<Document> documents) {
    if (fields.entries().isEmpty()) {
      return documents;
    }
    Kustomization changes = new Kustomization(file(), fields);
    new KustomizationFiles(changes, files).recordUses(fields.origin().span().file().path());
    List<Document> changed = documents;
    for (YamlScalar component : changes.components()) {
      changed = component(component, changed);
    }
    return kustomize.transformed(changes, changed);
  }

  /** Returns the kustomization file to which paths are relative, or a new one if there is none. */
  private SourceFile file() {
    return kustomize
        .in(directory)
        .map(Kustomization::file)
        .orElseGet(() -> SourceFile.of(TreePath.join(directory, Kustomization.NAMES.get(0)), ""));
  }

  private List<Document> component(YamlScalar reference, List<Document> documents) {
    Optional<Kustomization> component =
        Kustomization.isRemote(reference.text())
            ? Optional.empty()
            : TreePath.resolve(directory, reference.text()).flatMap(kustomize::in);
    if (component.isEmpty()) {
      files.addGap(
          Gap.at(
              reference,
              "`" + reference.text() + "` is not in the tree",
              "what it adds or changes is not known"));
      return documents.stream().map(Document::partial).toList();
    }
    if (documents.isEmpty()) {
      return kustomize.applied(component.get(), documents);
    }
    Unit unit = documents.get(0).unit();
    return kustomize.applied(component.get(), documents).stream().map(d -> d.inUnit(unit)).toList();
  }
}
