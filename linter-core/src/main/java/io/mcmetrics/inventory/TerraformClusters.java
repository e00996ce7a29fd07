package io.mcmetrics.inventory;

import io.mcmetrics.inventory.NamedCluster.Kind;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The clusters that Terraform creates under a name that is written out: the resource of a provider,
 * a module for one, or a variable or local called {@code cluster_name} with a value, in a module of
 * Terraform or in the inputs of Terragrunt. What is in a folder {@code modules} is given its name
 * by those that call it.
 */
final class TerraformClusters {
  private static final Pattern RESOURCE =
      Pattern.compile(
          "resource/(aws_eks_cluster|google_container_cluster|azurerm_kubernetes_cluster"
              + "|digitalocean_kubernetes_cluster|civo_kubernetes_cluster|linode_lke_cluster"
              + "|scaleway_k8s_cluster|ovh_cloud_project_kube|exoscale_sks_cluster|vultr_kubernetes"
              + "|oci_containerengine_cluster|rancher2_cluster(_v2)?|kind_cluster|k3d_cluster)/.*");

  private static final Pattern MODULE =
      Pattern.compile(
          "(module/)?(.*[-_])?(eks|aks|gke|k8s|k3s|kubernetes|talos|kapsule|lke)([-_].*)?");

  /** Folders whose directories are called like clusters, where the name is given from outside. */
  private static final Set<String> FOLDERS =
      Set.of("clusters", "env", "environments", "envs", "live");

  private static final Pattern CLUSTER_NAME =
      Pattern.compile("((eks|aks|gke|k8s|k3s|k3d|kind|kubernetes|talos)_)?cluster_name");

  /** The directory of a module of one's own that makes a cluster, and not one of databases. */
  private static final Pattern OWN_MODULE =
      Pattern.compile(
          "\\.{1,2}/(.*/)?(?!(ecs|rds|aurora|redis|valkey|postgres.*|mysql|db|database|kafka|elastic.*"
              + "|mongo.*|docdb|cassandra|nomad|vault|consul|etcd)[-_])([a-z0-9]+[-_])*cluster/?");

  private static final String TERRAFORM = ".tf";

  /** What Terragrunt gives to the module of a folder. */
  private static final String INPUTS = "inputs";

  /** The provider of Talos makes configurations of machines with the name of their cluster. */
  private static final Pattern TALOS =
      Pattern.compile("(data|resource)/talos_(machine_configuration|client_configuration)/.*");

  private TerraformClusters() {}

  /**
   * Returns the clusters that modules of Terraform make.
   *
   * @param known names of clusters of the tree: with {@code clusters/prod}, what {@code
   *     terraform/prod} makes is that one, whatever it is called there
   */
  static List<NamedCluster> in(List<SourceFile> files, Set<String> known) {
    Map<String, List<SourceFile>> byDirectory = new LinkedHashMap<>();
    Map<String, List<SourceFile>> callable = new LinkedHashMap<>();
    for (SourceFile file : files) {
      boolean isTerraform = isModule(file.name()) || isLoaded(file.name());
      if (file.name().endsWith(TERRAFORM)) {
        callable.computeIfAbsent(file.directory(), directory -> new ArrayList<>()).add(file);
      }
      if (isTerraform
          && !List.of(file.directory().split("/", -1)).contains("modules")
          && !known.contains(TreePath.nameOf(file.directory()))) {
        byDirectory.computeIfAbsent(file.directory(), directory -> new ArrayList<>()).add(file);
      }
    }
    Map<String, TerraformModule> modules = new LinkedHashMap<>();
    byDirectory.forEach(
        (directory, own) -> {
          if (own.stream().anyMatch(file -> isModule(file.name()))) {
            modules.put(directory, new TerraformModule(own));
          }
        });
    // Where some directories make a cluster, those that do not are about other things.
    List<String> making =
        modules.entrySet().stream()
            .filter(module -> makesCluster(module.getKey(), module.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    TerraformCalls calls = new TerraformCalls(callable);
    Map<String, NamedCluster> found = new LinkedHashMap<>();
    for (Map.Entry<String, TerraformModule> module : modules.entrySet()) {
      String directory = module.getKey();
      if (!making.isEmpty() && !making.contains(directory)) {
        continue;
      }
      List<String> written = names(module.getValue(), directory, calls);
      (written.isEmpty() && isOneOfSeveral(directory, making)
              ? Stream.of(TreePath.nameOf(directory))
              : written.stream())
          .filter(EnvironmentNames::mayBeCluster)
          .forEach(name -> found.putIfAbsent(name, named(name, directory)));
    }
    return List.copyOf(found.values());
  }

  private static boolean makesCluster(String directory, TerraformModule module) {
    return makesCluster(module) || (isOfTerragrunt(module) && isOne(directory));
  }

  /** Tells whether a folder of Terragrunt is called after what it makes. */
  private static boolean isOne(String directory) {
    return MODULE.matcher(TreePath.nameOf(directory)).matches();
  }

  private static boolean isOfTerragrunt(TerraformModule module) {
    return module.arguments().stream().anyMatch(argument -> argument.block().equals(INPUTS));
  }

  private static boolean makesCluster(TerraformModule module) {
    return !ownModules(module).isEmpty()
        || module.arguments().stream()
            .map(TerraformModule.Argument::block)
            .anyMatch(block -> RESOURCE.matcher(block).matches() || isModuleOfCluster(block));
  }

  /** Returns the blocks that call a module of the repository whose directory says what it makes. */
  private static Set<String> ownModules(TerraformModule module) {
    return module.arguments().stream()
        .filter(argument -> argument.block().startsWith("module/"))
        .filter(argument -> argument.name().equals("source"))
        .filter(
            argument ->
                module
                    .text(argument.expression())
                    .filter(OWN_MODULE.asMatchPredicate())
                    .isPresent())
        .map(TerraformModule.Argument::block)
        .collect(Collectors.toSet());
  }

  private static boolean isModuleOfCluster(String block) {
    return block.startsWith("module/") && MODULE.matcher(block).matches();
  }

  /** Tells whether there are directories of several environments, each of which makes a cluster. */
  private static boolean isOneOfSeveral(String directory, List<String> making) {
    String folder = TreePath.parentOf(directory);
    return FOLDERS.contains(TreePath.nameOf(folder))
        && making.stream().filter(other -> TreePath.parentOf(other).equals(folder)).count() > 1;
  }

  private static NamedCluster named(String name, String directory) {
    String evidence =
        "a cluster of Terraform in `%s`".formatted(directory.isEmpty() ? "." : directory);
    return new NamedCluster(name, "", evidence, Kind.MACHINES);
  }

  /** Tells whether Terraform loads a file of variables without being asked to. */
  private static boolean isLoaded(String name) {
    return name.equals("terraform.tfvars") || name.endsWith(".auto.tfvars");
  }

  private static boolean isModule(String name) {
    return name.endsWith(TERRAFORM) || name.equals("terragrunt.hcl");
  }

  /** Returns the names that are written out in a module, else in those that it calls. */
  private static List<String> names(
      TerraformModule module, String directory, TerraformCalls calls) {
    List<String> own = names(module).toList();
    return own.isEmpty()
        ? calls.of(module, directory).stream()
            .filter(called -> makesCluster(called))
            .flatMap(TerraformClusters::names)
            .toList()
        : own;
  }

  private static Stream<String> names(TerraformModule module) {
    List<String> names = new ArrayList<>();
    Set<String> own = ownModules(module);
    for (TerraformModule.Argument argument : module.arguments()) {
      boolean isOfModule = argument.block().startsWith("module/");
      boolean isName =
          argument.name().equals("name")
              && (RESOURCE.matcher(argument.block()).matches()
                  || own.contains(argument.block())
                  || isModuleOfCluster(argument.block()));
      boolean isGiven =
          isOfModule
              || argument.block().equals(INPUTS)
              || TALOS.matcher(argument.block()).matches();
      if (isName || (isGiven && CLUSTER_NAME.matcher(argument.name()).matches())) {
        module.text(argument.expression()).ifPresent(names::add);
      }
    }
    return names.isEmpty() ? module.valuesOf(CLUSTER_NAME).stream().limit(1) : names.stream();
  }
}
