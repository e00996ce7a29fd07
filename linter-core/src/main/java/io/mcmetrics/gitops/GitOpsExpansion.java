package io.mcmetrics.gitops;

import io.mcmetrics.document.ConfigMapsAndSecrets;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.document.Unit;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.source.Located;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everything that Flux and Argo CD deploy because of the documents of one unit. */
final class GitOpsExpansion {
  /**
   * The largest number of paths to follow, which is more than any cluster has; a malicious tree
   * could multiply at each step.
   */
  private static final int MAX_STEPS = 5_000;

  private final TreeFiles files;
  private final DeployedPaths deployedPaths;
  private final ConfigMapsAndSecrets configs;
  private final ArgoClusters argoClusters;
  private final GitSources sources;
  private final ArgoRepositories repositories;
  private final List<Document> documents = new ArrayList<>();
  private final List<Gap> gaps = new ArrayList<>();
  private final List<Problem> stops = new ArrayList<>();
  private final List<Problem> eatenVariables = new ArrayList<>();
  private final Set<Unit> units = new HashSet<>();
  private final Set<Unit> underWay = new HashSet<>();
  private boolean asksForVariables;
  private int steps;

  GitOpsExpansion(
      TreeFiles files,
      DeployedPaths deployedPaths,
      ConfigMapsAndSecrets configs,
      ArgoClusters argoClusters,
      GitSources sources,
      ArgoRepositories repositories) {
    this.files = files;
    this.deployedPaths = deployedPaths;
    this.configs = configs;
    this.argoClusters = argoClusters;
    this.sources = sources;
    this.repositories = repositories;
  }

  List<Document> documents() {
    return documents;
  }

  List<Gap> gaps() {
    return gaps;
  }

  /** Returns what stops builds. */
  List<Problem> stops() {
    return stops;
  }

  /** Returns the variables of others that Flux fills in with nothing. */
  List<Problem> eatenVariables() {
    return eatenVariables;
  }

  Set<Unit> units() {
    return units;
  }

  /** Tells whether it depends on variables in ConfigMaps. */
  boolean asksForVariables() {
    return asksForVariables;
  }

  /** Starts with the documents of a unit. */
  void start(UnitDocuments unitDocuments) {
    units.add(unitDocuments.unit());
    Optional<Document> root = rootAround(unitDocuments);
    if (root.isPresent()) {
      flux(root.get());
      return;
    }
    stops.addAll(unitDocuments.stops());
    underWay.add(unitDocuments.unit());
    if (unitDocuments.unit().form() == Unit.Form.OVERLAY
        && unitDocuments.documents().stream().anyMatch(FluxKustomization::isFluxKustomization)) {
      // Whatever it gathers beside them is deployed to the same cluster as they are.
      deployedPaths
          .overlay(unitDocuments.unit().path())
          .ifPresent(all -> units.addAll(all.units()));
    }
    addAll(unitDocuments.documents());
  }

  /**
   * Returns the Flux Kustomization that deploys the directory in which it is itself, as {@code flux
   * bootstrap} creates it; the unit of the cluster is then that directory.
   */
  private Optional<Document> rootAround(UnitDocuments unitDocuments) {
    for (Document document : unitDocuments.documents()) {
      if (FluxKustomization.isFluxKustomization(document)) {
        Optional<DeployedPath> deployedPath =
            new FluxKustomization(document, deployedPaths, sources)
                .deployedPath()
                .filter(p -> !p.unit().path().isEmpty());
        if (deployedPath.isPresent() && deployedPath.get().units().contains(unitDocuments.unit())) {
          return Optional.of(document.inUnit(deployedPath.get().unit()));
        }
      }
    }
    return Optional.empty();
  }

  private void addAll(List<Document> deployed) {
    for (Document document : deployed) {
      documents.add(document);
      if (FluxKustomization.isFluxKustomization(document)) {
        flux(document);
      } else if (document.kind().equals("Application")) {
        argo(document);
      } else if (document.kind().equals("ApplicationSet")) {
        ApplicationSet set = new ApplicationSet(document, deployedPaths, files, argoClusters);
        set.applications().forEach(this::argo);
        gaps.addAll(set.gaps());
      }
    }
  }

  private void flux(Document document) {
    FluxKustomization kustomization = new FluxKustomization(document, deployedPaths, sources);
    asksForVariables |= FluxVariables.hasReferences(document);
    Optional<DeployedPath> deployedPath = kustomization.deployedPath();
    if (deployedPath.isEmpty()) {
      gaps.addAll(kustomization.gaps());
    } else if (enter(deployedPath.get(), document)) {
      files.loadRestrictions().lift(deployedPath.get().units());
      kustomization.recordUses(files);
      FluxBuild build = new FluxBuild(kustomization, deployedPath.get(), configs);
      List<Document> deployed = build.documents();
      stops.addAll(build.stops());
      eatenVariables.addAll(build.eatenVariables());
      gaps.addAll(build.gaps());
      addAll(deployed);
      leave(deployedPath.get());
    }
  }

  private void argo(Document application) {
    ArgoApplication parts =
        new ArgoApplication(application, deployedPaths, files, argoClusters, repositories);
    for (ArgoSource source : parts.sources()) {
      documents.addAll(source.chartDocuments());
      Optional<DeployedPath> deployedPath = source.deployedPath();
      if (deployedPath.isPresent() && enter(deployedPath.get(), application)) {
        stops.addAll(deployedPath.get().stops());
        addAll(
            deployedPath.get().documents().stream()
                .map(d -> d.inUnit(parts.unit()).troubledBy(application.sight().troubles()))
                .toList());
        leave(deployedPath.get());
      }
    }
    gaps.addAll(parts.gaps());
  }

  /**
   * Tells whether to follow a path, and notes it; a path that is being followed already adds
   * nothing.
   */
  private boolean enter(DeployedPath deployedPath, Located by) {
    if (deployedPath.units().stream().anyMatch(underWay::contains)) {
      return false;
    }
    if (++steps > MAX_STEPS) {
      gap(by, "more than " + MAX_STEPS + " paths are deployed from here");
      return false;
    }
    units.addAll(deployedPath.units());
    files.recordDeployment(deployedPath.units(), by.origin().span().file().path());
    underWay.add(deployedPath.unit());
    return true;
  }

  private void leave(DeployedPath deployedPath) {
    underWay.remove(deployedPath.unit());
  }

  private void gap(Located at, String what) {
    gaps.add(Gap.at(at, what, "what it deploys is not known"));
  }
}
