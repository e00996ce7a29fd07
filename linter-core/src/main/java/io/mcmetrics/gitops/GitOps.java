package io.mcmetrics.gitops;

import io.mcmetrics.document.ConfigMapsAndSecrets;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.document.Unit;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.kustomize.KustomizeBuild;
import io.mcmetrics.source.TreePath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The deployments of Flux and Argo CD, followed from their resources to what they deploy. Whatever
 * they deploy belongs to the cluster of the resource, and is not checked by itself.
 */
public final class GitOps {
  private final TreeFiles files;
  private final DeployedPaths deployedPaths;
  private final List<UnitDocuments> units;
  private final List<Document> takenOut;
  private final ConfigMapsAndSecrets configs;
  private final ArgoClusters argoClusters;
  private final GitSources sources;
  private final ArgoRepositories repositories;
  private final List<Problem> stops = new ArrayList<>();
  private final List<Problem> eatenVariables = new ArrayList<>();

  /**
   * Prepares to follow Flux and Argo CD.
   *
   * @param units what each overlay, directory and file of the tree holds by itself
   * @param takenOut the documents of files that a kustomization has in a comment
   */
  public GitOps(
      TreeFiles files,
      KustomizeBuild kustomize,
      List<UnitDocuments> units,
      List<Document> takenOut) {
    this.files = files;
    this.takenOut = takenOut.stream().filter(GitOps::isDeployer).toList();
    this.deployedPaths = new DeployedPaths(files, kustomize);
    this.units = List.copyOf(units);
    this.configs = ConfigMapsAndSecrets.of(documentsOf(units));
    ArgoClusters registered = new ArgoClusters(documentsOf(units));
    this.argoClusters =
        registered.with(
            ClusterParameters.in(
                documentsOf(units), new ArgoGenerators(deployedPaths, files, registered)));
    this.sources = GitSources.of(documentsOf(units), deployedPaths::exists);
    this.repositories = ArgoRepositories.of(documentsOf(units), deployedPaths::exists);
  }

  private static List<Document> documentsOf(List<UnitDocuments> units) {
    return units.stream().flatMap(d -> d.documents().stream()).toList();
  }

  /** Tells whether a document makes Flux or Argo CD deploy others. */
  public static boolean isDeployer(Document document) {
    return FluxKustomization.isFluxKustomization(document)
        || document.kind().equals("Application")
        || document.kind().equals("ApplicationSet");
  }

  /** Returns all documents that are deployed, in the order in which they are found. */
  public List<Document> documents() {
    Map<Unit, GitOpsExpansion> expansions = new LinkedHashMap<>();
    Set<Unit> reached = new HashSet<>();
    for (UnitDocuments unitDocuments : units) {
      GitOpsExpansion expansion = expand(unitDocuments);
      expansions.put(unitDocuments.unit(), expansion);
      expansion.units().stream()
          .filter(unit -> !unit.equals(unitDocuments.unit()))
          .forEach(reached::add);
    }
    Set<Unit> idle = idle(expansions);
    expansions.keySet().removeAll(idle);
    Set<Unit> covered = new HashSet<>();
    for (Map.Entry<Unit, GitOpsExpansion> entry : expansions.entrySet()) {
      if (!reached.contains(entry.getKey())) {
        covered.addAll(entry.getValue().units());
      }
    }
    List<Document> documents = new ArrayList<>();
    for (Map.Entry<Unit, GitOpsExpansion> entry : expansions.entrySet()) {
      // Those that only reach each other are entered at the first of them.
      boolean isEntry = !reached.contains(entry.getKey());
      if (isEntry || !covered.contains(entry.getKey())) {
        covered.addAll(entry.getValue().units());
        documents.addAll(entry.getValue().documents());
        entry.getValue().gaps().forEach(files::addGap);
        stops.addAll(entry.getValue().stops());
        eatenVariables.addAll(entry.getValue().eatenVariables());
      }
    }
    LiftedRestrictions.note(files, deployedPaths);
    return documents;
  }

  /**
   * Returns what is deployed only by documents that a kustomization has in a comment, and says so.
   */
  private Set<Unit> idle(Map<Unit, GitOpsExpansion> expansions) {
    Map<Unit, Document> idle = new LinkedHashMap<>();
    for (Document document : takenOut) {
      // On its own it is in no directory, so that it counts as a start for nothing around it.
      Unit own = new Unit(document.origin().span().file().path(), Unit.Form.FILE);
      expand(new UnitDocuments(own, List.of(document.inUnit(own)))).units().stream()
          .filter(unit -> !unit.equals(own) && !TreePath.isBelow(own.path(), unit.path()))
          .forEach(unit -> idle.putIfAbsent(unit, document));
    }
    expansions.forEach(
        (unit, expansion) -> {
          if (!idle.containsKey(unit)) {
            idle.keySet().removeAll(expansion.units());
          }
        });
    idle.forEach(
        (unit, document) -> {
          if (expansions.containsKey(unit)) {
            files.addGap(
                Gap.at(
                    document,
                    "`%s`, which nothing else in the tree deploys".formatted(unit.path()),
                    "it is taken as not deployed"));
          }
        });
    return idle.keySet();
  }

  /** Returns what stops the builds of the documents that were found. */
  public List<Problem> stops() {
    return stops;
  }

  /** Returns the variables of others that Flux fills in with nothing. */
  public List<Problem> eatenVariables() {
    return eatenVariables;
  }

  private GitOpsExpansion expand(UnitDocuments unitDocuments) {
    GitOpsExpansion first =
        new GitOpsExpansion(files, deployedPaths, configs, argoClusters, sources, repositories);
    first.start(unitDocuments);
    if (!first.asksForVariables()) {
      return first;
    }
    // Now that it is known what belongs to the cluster, its own ConfigMaps come before others.
    GitOpsExpansion second =
        new GitOpsExpansion(
            files,
            deployedPaths,
            configs.with(first.documents()),
            argoClusters,
            sources,
            repositories);
    second.start(unitDocuments);
    return second;
  }
}
