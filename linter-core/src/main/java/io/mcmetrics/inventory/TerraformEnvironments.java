package io.mcmetrics.inventory;

import io.mcmetrics.inventory.NamedCluster.Kind;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files of variables of Terraform: one for each cluster in a directory, or one that is about the
 * cluster in the directory of each environment. One that stands alone says nothing: a module has
 * such a file as an example.
 */
final class TerraformEnvironments {
  private static final String ENDING = ".tfvars";
  private static final Pattern NAME =
      Pattern.compile(
          "(?m)^\\s*(?:eks_|aks_|gke_|k8s_|kubernetes_)?cluster(?:_name|_id)?\\s*=\\s*\"([^\"$]+)\"");
  private static final Pattern CLUSTER_FILE =
      Pattern.compile("(.*[-_.])?(cluster|eks|aks|gke|k8s|kubernetes|talos)([-_.].*)?\\.tfvars");
  private static final int SEVERAL = 2;

  private TerraformEnvironments() {}

  static List<NamedCluster> in(List<SourceFile> files) {
    Map<String, Set<String>> byGroup = new LinkedHashMap<>();
    for (SourceFile file : files) {
      if (file.name().endsWith(ENDING)) {
        Matcher name = NAME.matcher(file.text());
        Optional<String> written = name.find() ? Optional.of(name.group(1)) : Optional.empty();
        boolean isAbout = written.isPresent() || CLUSTER_FILE.matcher(file.name()).matches();
        String directory = file.directory();
        if (isAbout) {
          String environment = TreePath.nameOf(directory);
          byGroup
              .computeIfAbsent(TreePath.parentOf(directory) + "/*", group -> new LinkedHashSet<>())
              .add(environment);
        }
        written.ifPresent(
            cluster ->
                byGroup.computeIfAbsent(directory, group -> new LinkedHashSet<>()).add(cluster));
      }
    }
    List<NamedCluster> found = new ArrayList<>();
    byGroup.forEach(
        (group, names) -> {
          List<String> clusters = names.stream().filter(EnvironmentNames::mayBeCluster).toList();
          if (clusters.size() >= SEVERAL) {
            clusters.forEach(
                name ->
                    found.add(
                        new NamedCluster(
                            name,
                            "",
                            "variables of Terraform in `%s`".formatted(group),
                            Kind.ENVIRONMENT)));
          }
        });
    return found;
  }
}
