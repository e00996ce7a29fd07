package io.mcmetrics.inventory;

import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.inventory.NamedCluster.Kind;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.Yaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The clusters that programs make of a configuration with a name: eksctl, kops, k0sctl, Omni; for a
 * machine of one's own kind and k3d.
 */
final class MachineClusters {
  /** A cluster template of Omni has no group (Omni 1.0, cluster templates reference). */
  private static final String OMNI = "Cluster";

  private static final ObjectKinds DEPLOYED =
      new ObjectKinds(
          Set.of(
              "eksctl.io/ClusterConfig",
              "kops.k8s.io/Cluster",
              "k0sctl.k0sproject.io/Cluster",
              OMNI));
  private static final ObjectKinds LOCAL =
      new ObjectKinds(Set.of("kind.x-k8s.io/Cluster", "k3d.io/Simple"));

  private MachineClusters() {}

  /** Returns those that are made to last. */
  static List<NamedCluster> deployed(List<SourceFile> files, TreeFiles read) {
    return in(files, read, DEPLOYED);
  }

  /** Returns those on a machine of one's own. */
  static List<NamedCluster> local(List<SourceFile> files, TreeFiles read) {
    return in(files, read, LOCAL);
  }

  private static boolean isOfOmni(Yaml root) {
    return root.textAt("apiVersion").isEmpty() && !root.textAt("talos", "version").isEmpty();
  }

  private static List<NamedCluster> in(List<SourceFile> files, TreeFiles read, ObjectKinds kinds) {
    Map<String, NamedCluster> found = new LinkedHashMap<>();
    for (SourceFile file : files) {
      for (Yaml root : kinds.mayBeIn(file.text()) ? read.documents(file) : List.<Yaml>of()) {
        String given = root.textAt("metadata", "name");
        String name = given.isBlank() ? root.textAt("name") : given;
        boolean isOne = kinds.have(root) && (!ObjectKinds.of(root).equals(OMNI) || isOfOmni(root));
        if (isOne && EnvironmentNames.mayBeCluster(name)) {
          String evidence = "the configuration of a cluster in `%s`".formatted(file.path());
          found.putIfAbsent(name, new NamedCluster(name, "", evidence, Kind.MACHINES));
        }
      }
    }
    return List.copyOf(found.values());
  }
}
