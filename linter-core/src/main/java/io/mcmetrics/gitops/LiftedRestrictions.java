package io.mcmetrics.gitops;

import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.kustomize.resource.Kustomization;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.TreePath;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;

/**
 * The kustomizations that are built with nothing forbidden to them by somebody who is known from
 * the tree, though he may not be deployed from it: people apply the first Flux Kustomization by
 * hand, and Argo CD is often installed by other means.
 */
final class LiftedRestrictions {
  private static final String BUILD_OPTIONS = "uildOptions";
  private static final String NO_RESTRICTIONS = "LoadRestrictionsNone";

  private LiftedRestrictions() {}

  /** Notes what Flux Kustomizations anywhere in the tree build, and the options of Argo CD. */
  static void note(TreeFiles files, DeployedPaths paths) {
    for (SourceFile file : files.tree().givenFiles()) {
      if (file.text().contains(NO_RESTRICTIONS) && file.text().contains(BUILD_OPTIONS)) {
        files.loadRestrictions().liftAll();
      }
      for (Yaml root : files.documentsReadFrom(file)) {
        if (root instanceof YamlMapping mapping && isOfFlux(mapping)) {
          String directory = TreePath.belowRoot(mapping.textAt("spec", "path"));
          paths.overlay(directory).ifPresent(path -> files.loadRestrictions().lift(path.units()));
        }
      }
    }
  }

  private static boolean isOfFlux(YamlMapping root) {
    return root.textAt("kind").equals("Kustomization")
        && root.textAt("apiVersion").startsWith(FluxKustomization.GROUP)
        && !root.textAt("spec", "path").isEmpty()
        && !Kustomization.isRemote(root.textAt("spec", "path"));
  }
}
