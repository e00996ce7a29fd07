package io.mcmetrics.gitops;

import io.mcmetrics.document.Document;
import io.mcmetrics.document.Unit;
import java.util.List;
import java.util.Set;

/**
 * What stands at a path that Flux or Argo CD is pointed at.
 *
 * @param unit the place by itself
 * @param documents what it comes to
 * @param reached everything that is deployed when this is
 */
record DeployedPath(Unit unit, List<Document> documents, Set<Unit> reached) {
  /** Keeps its own collections. */
  DeployedPath {
    documents = List.copyOf(documents);
    reached = Set.copyOf(reached);
  }
}
