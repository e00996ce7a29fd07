package io.mcmetrics.kustomize.resource;

import io.mcmetrics.document.FileUse;
import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.TreePath;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/** The files of the tree that a kustomization refers to. */
public record KustomizationFiles(Kustomization kustomization, TreeFiles treeFiles) {

  /** Returns the documents of a file; empty, with a gap, if it is not in the tree. */
  public Optional<List<Yaml>> documents(YamlScalar path, String role) {
    Optional<SourceFile> file = find(path);
    if (file.isEmpty()) {
      String what = "the " + role + " `" + path.text() + "` is not in the tree";
      treeFiles.addGap(Gap.at(path, what, "what it changes is not known"));
    }
    return file.map(treeFiles::documents);
  }

  /** Returns a file of the tree; if it is outside of the kustomization's directory, adds a gap. */
  public Optional<SourceFile> find(YamlScalar path) {
    Optional<String> resolved =
        Kustomization.isRemote(path.text()) ? Optional.empty() : kustomization.resolve(path.text());
    Optional<SourceFile> file = resolved.flatMap(treeFiles.tree()::find);
    if (file.isPresent()) {
      treeFiles.markUnderstood(file.get());
      if (!TreePath.isBelow(file.get().path(), kustomization.directory())) {
        String what = "kustomize refuses: `" + path.text() + "` lies outside of its directory";
        String effect = "this overlay cannot be built, unless it is told to allow that";
        Gap gap = Gap.at(path, what, effect);
        treeFiles.loadRestrictions().refuse(kustomization.directory(), gap);
      }
    }
    return file;
  }

  /** Notes that another file, which contains the kustomization, uses all of them. */
  public void recordUses(String other) {
    for (Kustomization.Reference reference : kustomization.roles()) {
      kustomization
          .resolve(reference.path().text())
          .flatMap(treeFiles.tree()::find)
          .ifPresent(file -> treeFiles.recordUse(file, new FileUse(reference.role(), other)));
    }
  }
}
