package io.mcmetrics.inventory;

import io.mcmetrics.inventory.NamedCluster.Kind;
import io.mcmetrics.source.TreePath;
import java.util.List;

/**
 * The cluster that an Argo CD runs in, where its Applications call it by the name {@code
 * in-cluster} (Argo CD 3, docs/operator-manual/declarative-setup.md, "Clusters") as they call
 * others by theirs. Folders of Applications always go there, which says nothing.
 */
final class OwnCluster {
  private static final String NAME = "in-cluster";

  private OwnCluster() {}

  static List<NamedCluster> in(List<ArgoTarget> targets) {
    return targets.stream()
        .filter(target -> target.isOwnCluster() && target.isNamed() && !target.isSet())
        .filter(target -> !LeftOut.isPattern(TreePath.parentOf(target.file())))
        .filter(target -> !holdsApplications(target, targets))
        .map(
            target ->
                new NamedCluster(
                    NAME,
                    target.file(),
                    "Argo CD deploys to its own cluster by this name in `%s`"
                        .formatted(target.file()),
                    Kind.OWN))
        .toList();
  }

  private static boolean holdsApplications(ArgoTarget target, List<ArgoTarget> targets) {
    return target.paths().stream()
        .anyMatch(path -> targets.stream().anyMatch(other -> TreePath.isBelow(other.file(), path)));
  }
}
