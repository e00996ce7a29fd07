package io.mcmetrics.yaml;

import io.mcmetrics.finding.Problem;
import java.util.List;

/**
 * The content of a YAML text.
 *
 * @param documents what could be read, in order, those before a syntax error included
 * @param syntax at most one problem: reading ends there
 * @param duplicateKeys one problem for each key that occurs again in the same mapping
 */
public record YamlFile(List<Yaml> documents, List<Problem> syntax, List<Problem> duplicateKeys) {
  /** Keeps its own lists. */
  public YamlFile {
    documents = List.copyOf(documents);
    syntax = List.copyOf(syntax);
    duplicateKeys = List.copyOf(duplicateKeys);
  }

  /** Tells whether all of it could be read. */
  public boolean isWhole() {
    return syntax.isEmpty();
  }
}
