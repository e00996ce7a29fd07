package io.mcmetrics.render;

import io.mcmetrics.document.Coverage;
import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.finding.Problem;
import java.util.List;

/**
 * What a tree comes to.
 *
 * @param name the name of the tree's root directory
 * @param documents what the clusters would be given, in the order of the paths
 * @param values what charts are given that some of the documents are derived from, if asked for
 * @param gaps what could not be seen
 * @param syntax text that is not YAML
 * @param duplicateKeys keys that stand twice in one mapping
 * @param coverage what became of each file
 */
public record Rendering(
    String name,
    List<Document> documents,
    List<Document> values,
    List<Gap> gaps,
    List<Problem> syntax,
    List<Problem> duplicateKeys,
    Coverage coverage) {
  /** Keeps its own lists. */
  public Rendering {
    documents = List.copyOf(documents);
    values = List.copyOf(values);
    gaps = List.copyOf(gaps);
    syntax = List.copyOf(syntax);
    duplicateKeys = List.copyOf(duplicateKeys);
  }
}
