package io.mcmetrics.gitops;

import io.mcmetrics.source.TreePath;
import java.util.Set;

/**
 * What Flux's source-controller leaves out of each artifact, beside what a {@code .sourceignore}
 * says (fluxcd/pkg, sourceignore/sourceignore.go, 0.22). Files of Git and pictures are no YAML in
 * any case.
 */
final class SourceExclusions {
  private static final Set<String> NAMES =
      Set.of(
          ".goreleaser.yml",
          ".sops.yaml",
          ".flux.yaml",
          ".travis.yml",
          ".gitlab-ci.yml",
          "appveyor.yml",
          ".drone.yml",
          "cloudbuild.yaml",
          "codeship-services.yml",
          "codeship-steps.yml");

  private static final Set<String> DIRECTORIES = Set.of(".git", ".github", ".circleci");

  private SourceExclusions() {}

  /** Tells whether Flux does not see a file by default. */
  static boolean leavesOut(String path) {
    boolean isNamed = NAMES.contains(TreePath.nameOf(path));
    String directory = TreePath.parentOf(path);
    while (!isNamed && !directory.isEmpty()) {
      isNamed = DIRECTORIES.contains(TreePath.nameOf(directory));
      directory = TreePath.parentOf(directory);
    }
    return isNamed;
  }
}
