package io.mcmetrics.inventory;

import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.inventory.NamedCluster.Kind;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All clusters that a tree names outside of manifests.
 *
 * @param clusters the clusters, in the order of the files that name them
 * @param composed the directories of Docker Compose files, whose programs run in no cluster
 * @param apart the directories that are of no cluster where they stand: what several symbolic links
 *     lead to is used there, and what only installs Flux is used nowhere
 * @param umbrellas the directories beside those of clusters that are parts of one, with its own
 * @param isOneDestination whether Applications of Argo CD are there, and all deploy to the cluster
 *     that it runs in
 * @param programs what runs outside of Kubernetes
 */
public record Inventory(
    List<NamedCluster> clusters,
    Set<String> composed,
    Set<String> apart,
    Map<String, String> umbrellas,
    boolean isOneDestination,
    List<HostProgram> programs) {
  /** The inventory of a tree of which nothing but the paths is known. */
  public static final Inventory EMPTY =
      new Inventory(List.of(), Set.of(), Set.of(), Map.of(), false, List.of());

  private static final Set<String> NO_ENVIRONMENTS =
      Set.of(
          "archive",
          "archived",
          "ci",
          "docs",
          "e2e",
          "example",
          "examples",
          "fixtures",
          "test",
          "testdata",
          "tests",
          "validation");

  /** Keeps its own collections. */
  public Inventory {
    clusters = List.copyOf(clusters);
    composed = Set.copyOf(composed);
    apart = Set.copyOf(apart);
    umbrellas = Map.copyOf(umbrellas);
    programs = List.copyOf(programs);
  }

  /** Returns what the files of a tree name. */
  public static Inventory of(TreeFiles files) {
    List<SourceFile> all =
        Stream.concat(
                files.tree().givenFiles().stream(),
                files.tree().otherTexts().stream()
                    .flatMap(path -> files.tree().find(path).stream()))
            .filter(file -> isDeployment(file.directory()))
            .toList();
    List<NamedCluster> clusters = new ArrayList<>();
    clusters.addAll(FleetTargets.in(all, files));
    clusters.addAll(ArgoClusterSecrets.in(all, files));
    List<ArgoTarget> targets = ArgoTarget.in(all, files);
    clusters.addAll(AppOfAppsHubs.in(targets));
    clusters.addAll(OwnCluster.in(targets));
    clusters.addAll(ListGenerators.in(all, files));
    clusters.addAll(LabelledElements.in(all, files));
    clusters.addAll(ChartsOfClusters.in(all, files));
    clusters.addAll(MadeClusters.in(all, files));
    Map<String, String> umbrellas = FluxUmbrellas.in(all, files);
    Set<String> idle = IdleFlux.in(all);
    List<NamedCluster> directories =
        ClusterDirectories.in(all, idle).stream()
            .filter(directory -> !umbrellas.containsKey(directory.path()))
            .toList();
    clusters.addAll(directories);
    List<NamedCluster> ofHelmfile =
        HelmfileEnvironments.in(all, path -> files.tree().find(path).isPresent());
    clusters.addAll(ofHelmfile.isEmpty() ? HelmfileFolders.in(all) : ofHelmfile);
    clusters.addAll(ValuesOfEnvironments.in(all, files));
    clusters.addAll(JsonnetEnvironments.in(all));
    clusters.addAll(TerraformEnvironments.in(all));
    clusters.addAll(machines(all, directories, files));
    if (clusters.stream().noneMatch(cluster -> cluster.kind() == Kind.ENVIRONMENT)) {
      clusters.addAll(ValuesOfCharts.in(all, files));
    }
    List<NamedCluster> named = new ArrayList<>(QualifiedNames.of(clusters));
    if (directories.isEmpty()) {
      // Several paths may go to one of these, which the marks call by the same name.
      named.addAll(FluxMarks.in(all, files));
    }
    return new Inventory(
        named,
        composed(files),
        Stream.concat(files.tree().sharedByLinks().stream(), idle.stream())
            .collect(Collectors.toUnmodifiableSet()),
        umbrellas,
        !targets.isEmpty() && targets.stream().allMatch(ArgoTarget::isOwnCluster),
        Stream.concat(
                ComposeServices.programs(files).stream(), SystemdUnits.programs(files).stream())
            .toList());
  }

  /** Returns what the surest of those sources names that say which machines there are. */
  private static List<NamedCluster> machines(
      List<SourceFile> all, List<NamedCluster> directories, TreeFiles files) {
    Set<String> known =
        directories.stream().map(NamedCluster::name).collect(Collectors.toUnmodifiableSet());
    return Stream.<Supplier<List<NamedCluster>>>of(
            () -> TalosClusters.in(all, files),
            () -> MachineClusters.deployed(all, files),
            () -> TerraformClusters.in(all, known),
            () -> ClusterSettings.in(all, files),
            () -> MachineClusters.local(all, files))
        .map(Supplier::get)
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static Set<String> composed(TreeFiles files) {
    Predicate<String> name = n -> n.matches("(docker-)?compose([-.].+)?\\.ya?ml");
    Set<String> found = new java.util.TreeSet<>();
    files.tree().givenFiles().stream()
        .filter(file -> name.test(file.name()))
        .map(SourceFile::directory)
        .forEach(found::add);
    return found;
  }

  private static boolean isDeployment(String directory) {
    return Stream.of(directory.split("/")).noneMatch(NO_ENVIRONMENTS::contains);
  }

  /** Returns the clusters of a kind. */
  public List<NamedCluster> of(Kind kind) {
    return clusters.stream().filter(cluster -> cluster.kind() == kind).toList();
  }

  /** Tells whether Docker Compose runs what is in a directory. */
  public boolean isComposed(String directory) {
    return composed.stream().anyMatch(above -> TreePath.isBelow(directory, above));
  }
}
