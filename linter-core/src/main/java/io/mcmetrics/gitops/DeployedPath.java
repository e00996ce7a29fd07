package io.mcmetrics.gitops;

import io.mcmetrics.document.Document;
import io.mcmetrics.document.Unit;
import io.mcmetrics.finding.Problem;
import java.util.List;
import java.util.Set;

/**
 * A path that Flux or Argo CD deploys, with its documents.
 *
 * @param unit the unit of the path by itself
 * @param documents the documents that are deployed
 * @param units the units that are deployed with it, its own included
 * @param stops what stops the build of it
 * @param charts a stop for each kustomization with Helm charts, if Flux builds it: it does so
 *     without Helm
 */
record DeployedPath(
    Unit unit,
    List<Document> documents,
    Set<Unit> units,
    List<Problem> stops,
    List<Problem> charts) {
  /** Keeps its own collections. */
  DeployedPath {
    charts = List.copyOf(charts);
    documents = List.copyOf(documents);
    stops = List.copyOf(stops);
    units = Set.copyOf(units);
  }
}
