package io.mcmetrics.render;

import java.util.List;

/**
 * What the tree holds at one place, before anything follows Flux or Argo CD from there.
 *
 * @param unit the place
 * @param documents what stands there
 */
record Deployment(Unit unit, List<Document> documents) {
  /** Keeps its own list. */
  Deployment {
    documents = List.copyOf(documents);
  }
}
