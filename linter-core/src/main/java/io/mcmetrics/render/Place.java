package io.mcmetrics.render;

import java.util.List;
import java.util.Set;

/**
 * What stands at a path that Flux or Argo CD is pointed at.
 *
 * @param unit the place by itself
 * @param documents what it comes to
 * @param reached everything that is deployed when this is
 */
record Place(Unit unit, List<Document> documents, Set<Unit> reached) {
  /** Keeps its own collections. */
  Place {
    documents = List.copyOf(documents);
    reached = Set.copyOf(reached);
  }
}
