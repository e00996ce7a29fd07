package io.mcmetrics.gitops;

import io.mcmetrics.document.Document;
import io.mcmetrics.document.Unit;
import io.mcmetrics.finding.Problem;
import java.util.List;

/**
 * The documents of one unit, before Flux and Argo CD resources among them are followed.
 *
 * @param unit the overlay, directory or file
 * @param documents its documents
 * @param stops what stops the build of them
 */
public record UnitDocuments(Unit unit, List<Document> documents, List<Problem> stops) {
  /** Keeps its own lists. */
  public UnitDocuments {
    documents = List.copyOf(documents);
    stops = List.copyOf(stops);
  }

  /** Makes those of a unit that nothing stops. */
  public UnitDocuments(Unit unit, List<Document> documents) {
    this(unit, documents, List.of());
  }
}
