package io.mcmetrics.gitops;

import io.mcmetrics.document.Document;
import io.mcmetrics.document.Unit;
import java.util.List;

/**
 * The documents of one unit, before Flux and Argo CD resources among them are followed.
 *
 * @param unit the overlay, directory or file
 * @param documents its documents
 */
public record UnitDocuments(Unit unit, List<Document> documents) {
  /** Keeps its own list. */
  public UnitDocuments {
    documents = List.copyOf(documents);
  }
}
