package io.mcmetrics.gitops;

import io.mcmetrics.document.Document;
import io.mcmetrics.document.Unit;
import java.util.List;

/**
 * What the tree holds at one place, before anything follows Flux or Argo CD from there.
 *
 * @param unit the place
 * @param documents what stands there
 */
public record UnitDocuments(Unit unit, List<Document> documents) {
  /** Keeps its own list. */
  public UnitDocuments {
    documents = List.copyOf(documents);
  }
}
