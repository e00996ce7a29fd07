package io.mcmetrics.gitops;

import io.mcmetrics.document.Document;
import io.mcmetrics.document.Unit;
import java.util.List;
import java.util.Set;

/**
 * A path that Flux or Argo CD deploys, with its documents.
 *
 * @param unit the unit of the path by itself
 * @param documents the documents that are deployed
 * @param units the units that are deployed with it, its own included
 */
record DeployedPath(Unit unit, List<Document> documents, Set<Unit> units) {
  /** Keeps its own collections. */
  DeployedPath {
    documents = List.copyOf(documents);
    units = Set.copyOf(units);
  }
}
