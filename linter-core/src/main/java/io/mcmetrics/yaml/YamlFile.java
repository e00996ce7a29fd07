package io.mcmetrics.yaml;

import io.mcmetrics.finding.Problem;
import java.util.List;

/**
 * The content of a YAML text.
 *
 * @param documents what could be read, in order, those before a syntax error included
 * @param syntaxErrors at most one problem: reading ends there
 * @param duplicateKeys one problem for each key that occurs again in the same mapping
 */
public record YamlFile(
    List<Yaml> documents, List<Problem> syntaxErrors, List<Problem> duplicateKeys) {
  /** Keeps its own lists. */
  public YamlFile {
    documents = List.copyOf(documents);
    syntaxErrors = List.copyOf(syntaxErrors);
    duplicateKeys = List.copyOf(duplicateKeys);
  }

  /** Tells whether all of it could be read. */
  public boolean isComplete() {
    return syntaxErrors.isEmpty();
  }
}
