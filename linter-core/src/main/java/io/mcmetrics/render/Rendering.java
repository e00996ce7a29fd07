package io.mcmetrics.render;

import io.mcmetrics.document.BuildProblems;
import io.mcmetrics.document.Coverage;
import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.inventory.Inventory;
import java.util.List;

/**
 * The result of rendering a tree.
 *
 * @param name the name of the tree's root directory
 * @param documents the documents that would be deployed, in the order of the paths
 * @param values the values of charts from which some of the documents are derived, if asked for
 * @param gaps what could not be followed
 * @param syntaxErrors text that is not YAML
 * @param duplicateKeys keys that occur twice in one mapping
 * @param builds what goes wrong when the documents are built
 * @param coverage the state of each file
 * @param inventory the clusters that are named where nothing is deployed
 */
public record Rendering(
    String name,
    List<Document> documents,
    List<Document> values,
    List<Gap> gaps,
    List<Problem> syntaxErrors,
    List<Problem> duplicateKeys,
    BuildProblems builds,
    Coverage coverage,
    Inventory inventory) {
  /** Keeps its own lists. */
  public Rendering {
    documents = List.copyOf(documents);
    values = List.copyOf(values);
    gaps = List.copyOf(gaps);
    syntaxErrors = List.copyOf(syntaxErrors);
    duplicateKeys = List.copyOf(duplicateKeys);
  }
}
