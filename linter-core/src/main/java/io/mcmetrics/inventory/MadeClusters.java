package io.mcmetrics.inventory;

import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.inventory.NamedCluster.Kind;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.Yaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The clusters that another cluster makes or manages by an object of its own: Cluster API, k3k,
 * Open Cluster Management, Hive, Rancher, Karmada, Crossplane, Sveltos.
 */
final class MadeClusters {
  private static final ObjectKinds KINDS =
      new ObjectKinds(
          Set.of(
              "cluster.x-k8s.io/Cluster",
              "k3k.io/Cluster",
              "cluster.open-cluster-management.io/ManagedCluster",
              "hive.openshift.io/ClusterDeployment",
              "provisioning.cattle.io/Cluster",
              "cluster.karmada.io/Cluster",
              "eks.aws.upbound.io/Cluster",
              "container.gcp.upbound.io/Cluster",
              "containerservice.azure.upbound.io/KubernetesCluster",
              "lib.projectsveltos.io/SveltosCluster"));

  /** What Open Cluster Management, Rancher and Sveltos call the cluster that they run in. */
  private static final Set<String> OWN = Set.of("local-cluster", "local", "mgmt");

  /** Where each folder is that of a cluster that another one makes. */
  private static final Pattern GATHERING = Pattern.compile("(?:.+[-_])?clusters");

  private MadeClusters() {}

  static List<NamedCluster> in(List<SourceFile> files, TreeFiles read) {
    Map<String, NamedCluster> found = new LinkedHashMap<>();
    for (SourceFile file : files) {
      if (KINDS.mayBeIn(file.text()) && !LeftOut.isPattern(file.directory())) {
        boolean isLeftOut = LeftOut.isLeftOut(file, read);
        for (Yaml root : isLeftOut ? List.<Yaml>of() : read.documents(file)) {
          String name = called(root.textAt("metadata", "name"), root, file);
          if (KINDS.have(root) && EnvironmentNames.mayBeCluster(name) && !OWN.contains(name)) {
            String evidence = "`%s` in `%s` is it".formatted(root.textAt("kind"), file.path());
            found.putIfAbsent(name, new NamedCluster(name, file.path(), evidence, Kind.MADE));
          }
        }
      }
    }
    return List.copyOf(found.values());
  }

  /** An object that is called `cluster` has the name of its folder, else of its namespace. */
  private static String called(String name, Yaml root, SourceFile file) {
    if (!name.equals("cluster")) {
      return name;
    }
    List<String> parts = List.of(file.directory().split("/", -1));
    for (int i = 0; i + 1 < parts.size(); i++) {
      if (GATHERING.matcher(parts.get(i)).matches()) {
        return parts.get(i + 1);
      }
    }
    String namespace = root.textAt("metadata", "namespace");
    return namespace.isBlank() ? name : namespace;
  }
}
